-- A version may be one of a campaign (P5): its period, priority and rewards stand with it and never change.
ALTER TABLE "program_version" ADD COLUMN "campaign" JSONB;
