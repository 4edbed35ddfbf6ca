-- A shop has one programme at a time; those before it are archived (P6, P7).
CREATE UNIQUE INDEX "program_current_key" ON "program" ("shop_id") WHERE "status" <> 'archived';
