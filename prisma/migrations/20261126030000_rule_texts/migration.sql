-- The merchant's own sentences for refusals, where they have some: by rule and language (S8).
CREATE TABLE "rule_text" (
    "shop_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "rule_text_pkey" PRIMARY KEY ("shop_id","rule","locale")
);

ALTER TABLE "rule_text" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_text" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "rule_text" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_text" TO ricochet_app;
CREATE POLICY erased ON "rule_text" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "rule_text" TO ricochet_scheduler;
