-- What a merchant expected of a programme, kept to be held against what came of it (A4). Written once.
CREATE TABLE "forecast" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "plan" JSONB NOT NULL,
    "predicted" JSONB NOT NULL,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("shop_id","id")
);

ALTER TABLE "forecast" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "forecast" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "forecast" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, DELETE ON "forecast" TO ricochet_app;
CREATE POLICY erased ON "forecast" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "forecast" TO ricochet_scheduler;
