-- Who brought a decoy code when: keyed hashes of a browser on its line, or of an e-mail address (V5).
CREATE TABLE "canary_sighting" (
    "shop_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canary_sighting_pkey" PRIMARY KEY ("shop_id","key","seen_at")
);

ALTER TABLE "canary_sighting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "canary_sighting" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "canary_sighting" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "canary_sighting" TO ricochet_app;
CREATE POLICY erased ON "canary_sighting" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "canary_sighting" TO ricochet_scheduler;
