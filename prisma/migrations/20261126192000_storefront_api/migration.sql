-- The API of native and headless shops (S6). Its secrets are derived from the shop's own; only their numbers stand here.
ALTER TABLE "shop"
  ADD COLUMN "api_is_on" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "api_generation" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "api_secret_made_at" TIMESTAMPTZ(3),
  ADD COLUMN "api_previous_until" TIMESTAMPTZ(3);
