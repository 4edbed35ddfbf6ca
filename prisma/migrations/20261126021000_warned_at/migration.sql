-- When the merchant was last warned by mail of something unusual (V6): at most one a day.
ALTER TABLE "shop" ADD COLUMN "warned_at" TIMESTAMPTZ(3);
