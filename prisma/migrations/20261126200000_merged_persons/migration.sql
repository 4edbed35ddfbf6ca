-- whoever was merged into somebody is found from them: erasure and handing over ask it of every customer
CREATE INDEX "person_shop_id_merged_into_id_idx" ON "person" ("shop_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
-- a name an advocate had or chose is forgotten in the changes without reading all of them
CREATE INDEX "audit_log_shop_id_codes_idx" ON "audit_log" ("shop_id") WHERE "action" IN ('advocate.renamed', 'advocate.enrolled');
