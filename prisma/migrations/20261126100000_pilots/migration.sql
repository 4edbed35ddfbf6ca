-- A version may be one of a pilot (P12): its name, period and audience stand with it and never change.
ALTER TABLE "program_version" ADD COLUMN "pilot" JSONB;
-- Where an advocate stands in pilots, by pilot: decided once, then kept. Read with the advocate, so judging asks nothing more.
ALTER TABLE "advocate" ADD COLUMN "pilots" JSONB NOT NULL DEFAULT '{}';
