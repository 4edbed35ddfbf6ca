-- Every reward type, lots of points, debts, places under limits that wait, budgets, chargebacks, reconciliation.

ALTER TABLE "shop" ADD COLUMN "reconciled_until" TIMESTAMPTZ(3), ADD COLUMN "reconciliation" JSONB;
ALTER TABLE "program" ADD COLUMN "committed_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "order_fact" ADD COLUMN "dispute" JSONB;
ALTER TABLE "cap_slot"
  ADD COLUMN "order_id" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "is_taken" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "ledger_entry" ADD COLUMN "program_id" UUID, ADD COLUMN "lot_id" UUID;

ALTER TABLE "reward"
  ADD COLUMN "carrier" TEXT NOT NULL DEFAULT 'shopify',
  ADD COLUMN "unit" TEXT,
  ADD COLUMN "amount" BIGINT,
  ADD COLUMN "used_by_order" TEXT,
  ADD COLUMN "kept_amount" BIGINT NOT NULL DEFAULT 0;
UPDATE "reward" SET "carrier" = 'ledger', "unit" = 'POINTS', "amount" = ("spec"->>'points')::bigint WHERE "spec"->>'type' = 'points';

-- what was collected for causes, where a payment to them is checked
CREATE INDEX "ledger_cause_idx" ON "ledger_entry" ("shop_id", "program_id", "unit") WHERE "account" = 'cause:available';

-- ids of rows the database makes itself, in the order of time as all others (UUIDv7)
CREATE FUNCTION new_row_id(ms_later integer DEFAULT 0) RETURNS uuid
LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint + ms_later) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
GRANT EXECUTE ON FUNCTION new_row_id(integer) TO ricochet_app;

CREATE TABLE "lot" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "reward_id" UUID,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "amount" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "lot_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "debt" (
    "shop_id" UUID NOT NULL,
    "reward_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "settled_by" TEXT,
    "settled_by_order" TEXT,

    CONSTRAINT "debt_pkey" PRIMARY KEY ("shop_id","reward_id")
);

CREATE INDEX "lot_shop_id_person_id_idx" ON "lot"("shop_id", "person_id");
CREATE INDEX "lot_shop_id_reward_id_idx" ON "lot"("shop_id", "reward_id");
CREATE INDEX "lot_due_idx" ON "lot" ("shop_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "debt_shop_id_person_id_idx" ON "debt"("shop_id", "person_id");

-- points earned before there were lots: one lot a reward
INSERT INTO "lot" ("shop_id", "id", "person_id", "program_id", "unit", "reward_id", "earned_at", "expires_at", "amount", "remaining", "due_at")
SELECT "shop_id", gen_random_uuid(), "person_id", "program_id", 'POINTS', "id", "issued_at", "expires_at", "amount", "amount", "expires_at" - interval '30 days'
FROM "reward" WHERE "carrier" = 'ledger' AND "status" = 'issued';

-- what is asked of Shopify: an index of exactly that, for the drain and for the sweep
DROP INDEX "reward_to_do_idx";
CREATE INDEX "reward_to_do_idx" ON "reward" ("shop_id", "id")
  WHERE "carrier" = 'shopify' AND ("status" IN ('pending', 'issuing') OR ("wanted" = 'reversed' AND "status" NOT IN ('reversed', 'expired')));
CREATE INDEX "reward_expiry_idx" ON "reward" ("shop_id", "expires_at") WHERE "carrier" = 'shopify' AND "status" = 'issued' AND "wanted" = 'issued' AND "expires_at" IS NOT NULL;
CREATE INDEX "reward_by_hand_idx" ON "reward" ("shop_id", "id") WHERE "carrier" = 'merchant' AND "status" = 'pending';

GRANT SELECT ("carrier") ON "reward" TO ricochet_scheduler;
CREATE OR REPLACE FUNCTION shops_with_effects() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT shop_id FROM reward
  WHERE carrier = 'shopify' AND (status IN ('pending', 'issuing') OR (wanted = 'reversed' AND status NOT IN ('reversed', 'expired'))) AND final_at <= now()
  UNION
  SELECT shop_id FROM message WHERE status = 'queued'
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['lot', 'debt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_shop ON %I TO ricochet_app USING (shop_id = current_setting(''app.shop_id'')::uuid) WITH CHECK (shop_id = current_setting(''app.shop_id'')::uuid)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ricochet_app', name);
    EXECUTE format('CREATE POLICY erased ON %I TO ricochet_scheduler USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT (shop_id), DELETE ON %I TO ricochet_scheduler', name);
  END LOOP;
END $$;
