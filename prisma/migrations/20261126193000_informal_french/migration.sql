-- French shoppers are addressed as "tu" rather than "vous" (S8).
ALTER TABLE "shop" ADD COLUMN "is_informal" BOOLEAN NOT NULL DEFAULT false;
