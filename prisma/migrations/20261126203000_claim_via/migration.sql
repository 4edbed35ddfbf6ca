-- how the link an offer was taken up by had been shared; purchases are summed by it
ALTER TABLE "claim" ADD COLUMN "via" TEXT;
