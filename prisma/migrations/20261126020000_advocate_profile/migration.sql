-- What Shopify said of an advocate as a customer, and when: counts and yes or no, asked for by the programme's conditions (P4).
ALTER TABLE "advocate" ADD COLUMN "profile" JSONB, ADD COLUMN "profile_at" TIMESTAMPTZ(3);
