-- A shopper asks that a human looks at what was decided automatically about them (V6). Their words stay sealed.
CREATE TABLE "appeal" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "note_sealed" TEXT,
    "email_sealed" TEXT,
    "locale" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answer_sealed" TEXT,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX "appeal_shop_id_subject_id_idx" ON "appeal"("shop_id", "subject_id");
CREATE INDEX "appeal_shop_id_person_id_idx" ON "appeal"("shop_id", "person_id");
-- what still waits for its answer stands first in the queue
CREATE INDEX "appeal_open_idx" ON "appeal" ("shop_id", "asked_at") WHERE "answered_at" IS NULL;

ALTER TABLE "appeal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "appeal" FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "appeal" TO ricochet_app USING (shop_id = current_setting('app.shop_id')::uuid) WITH CHECK (shop_id = current_setting('app.shop_id')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "appeal" TO ricochet_app;
CREATE POLICY erased ON "appeal" TO ricochet_scheduler USING (shop_id = nullif(current_setting('app.shop_id', true), '')::uuid);
GRANT SELECT (shop_id), DELETE ON "appeal" TO ricochet_scheduler;
