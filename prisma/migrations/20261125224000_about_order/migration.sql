-- What Shopify was asked about an order and said: the count of earlier orders and whatever else a condition needs.
ALTER TABLE "order_fact" ADD COLUMN "about" JSONB;
UPDATE "order_fact" SET "about" = jsonb_build_object('ordersBefore', "orders_before") WHERE "orders_before" IS NOT NULL;
ALTER TABLE "order_fact" DROP COLUMN "orders_before";
