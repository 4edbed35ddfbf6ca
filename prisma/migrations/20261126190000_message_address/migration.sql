-- A customer who asked for the link to their page and isn't an advocate yet: nobody holds their address but the one message.
ALTER TABLE "message" ADD COLUMN "address_sealed" TEXT;
-- Where they read of the programme: counted when they take part, which is when they open the link.
ALTER TABLE "message" ADD COLUMN "from_place" TEXT;
