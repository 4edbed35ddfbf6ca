-- A mail that its server or we could not manage is tried again later, behind those that were never tried.
ALTER TABLE "message" ADD COLUMN "retry_at" TIMESTAMPTZ(3);

DROP INDEX "message_to_do_idx";
CREATE INDEX "message_to_do_idx" ON "message" ("shop_id", "retry_at" NULLS FIRST, "id") WHERE "status" = 'queued';
