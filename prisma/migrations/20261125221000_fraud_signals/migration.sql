-- Who left which traces when, of people who have to do with referrals; how strict a programme is with them.

ALTER TABLE "program" ADD COLUMN "trust" JSONB;

CREATE TABLE "sighting" (
    "shop_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "advocate_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "sighting_pkey" PRIMARY KEY ("shop_id","subject","key")
);

CREATE INDEX "sighting_shop_id_key_seen_at_idx" ON "sighting"("shop_id", "key", "seen_at");
CREATE INDEX "sighting_shop_id_person_id_seen_at_idx" ON "sighting"("shop_id", "person_id", "seen_at");

ALTER TABLE "sighting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sighting" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "sighting" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "sighting" TO ricochet_app;
CREATE POLICY erased ON "sighting" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "sighting" TO ricochet_scheduler;
