-- The judge reads the versions that are for all, and of the agreements only those of whom a batch is about.
CREATE INDEX "program_version_for_all_idx" ON "program_version" ("shop_id", "program_id", "id") WHERE "partner" IS NULL;
CREATE INDEX "program_version_agreement_idx" ON "program_version" ("shop_id", ("partner"->>'advocateId')) WHERE "partner" IS NOT NULL;
