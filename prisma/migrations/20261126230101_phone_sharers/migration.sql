-- who gave a phone is stepped through, and after so many it is nobody's
DROP INDEX "order_fact_shop_id_phone_hash_idx";
CREATE INDEX "order_fact_shop_id_phone_hash_person_id_idx" ON "order_fact"("shop_id", "phone_hash", "person_id");
