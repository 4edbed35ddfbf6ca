-- Whom humans blocked or allowed (V5, V6): reversible, on record with name and reason.
CREATE TABLE "list_entry" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "label_sealed" TEXT,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,
    "lift_reason" TEXT,

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX "list_entry_in_force_idx" ON "list_entry" ("shop_id", "value") WHERE "lifted_at" IS NULL;

ALTER TABLE "list_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "list_entry" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "list_entry" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "list_entry" TO ricochet_app;
CREATE POLICY erased ON "list_entry" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "list_entry" TO ricochet_scheduler;
