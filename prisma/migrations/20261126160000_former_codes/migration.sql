-- Codes that advocates had before they chose another: they lead to them for ever (V1).
CREATE TABLE "former_code" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "advocate_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "given_up_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_code_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX "former_code_shop_id_code_idx" ON "former_code" ("shop_id", "code");
CREATE INDEX "former_code_shop_id_advocate_id_idx" ON "former_code" ("shop_id", "advocate_id");

ALTER TABLE "former_code" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "former_code" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "former_code" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
CREATE POLICY erased ON "former_code" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT, INSERT ON "former_code" TO ricochet_app;
GRANT SELECT (shop_id), DELETE ON "former_code" TO ricochet_scheduler;
