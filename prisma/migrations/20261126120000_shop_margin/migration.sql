-- What is left of a sale before marketing, as the merchant told it once, in basis points (A4, P7); null = never told.
ALTER TABLE "shop" ADD COLUMN "margin_bp" INTEGER;
