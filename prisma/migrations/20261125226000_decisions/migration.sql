-- A human's word on a verdict's subject (V6): a fact beside the others, with name and reason.
CREATE TABLE "decision" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "undoes" UUID,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX "decision_shop_id_subject_id_idx" ON "decision"("shop_id", "subject_id");

-- What waits for a human, oldest first: what was found by looking at every verdict has an index of exactly that
CREATE INDEX "verdict_held_idx" ON "verdict" ("shop_id", "judged_at") WHERE "outcome" = 'held';

ALTER TABLE "decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "decision" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "decision" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
-- added to, never changed
GRANT SELECT, INSERT ON "decision" TO ricochet_app;
CREATE POLICY erased ON "decision" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "decision" TO ricochet_scheduler;
