-- What the judge's way needs so that an order costs the same however much is stored.

-- The queue in the order in which it is worked off: our own rows before Shopify's, then by arrival
CREATE INDEX "inbox_in_turn_idx" ON "inbox" ("shop_id", ("topic" NOT LIKE 'ricochet/%'), "id") WHERE "judged_at" IS NULL;
DROP INDEX "inbox_unjudged_idx";

CREATE INDEX "shop_work_due_idx" ON "shop_work" ("next_due_at") WHERE "next_due_at" IS NOT NULL;

-- Found by the person alone, whatever the programme: the same keys with the columns the other way round
DROP INDEX "referral_shop_id_program_id_friend_id_key";
CREATE UNIQUE INDEX "referral_shop_id_program_id_friend_id_key" ON "referral" ("shop_id", "friend_id", "program_id");
DROP INDEX "advocate_shop_id_program_id_person_id_key";
CREATE UNIQUE INDEX "advocate_shop_id_program_id_person_id_key" ON "advocate" ("shop_id", "person_id", "program_id");

-- What a person may spend or owes; empty lots are only history
CREATE INDEX "lot_filled_idx" ON "lot" ("shop_id", "person_id") WHERE "remaining" <> 0;
CREATE INDEX "lot_owed_idx" ON "lot" ("shop_id", "person_id") WHERE "remaining" < 0;
CREATE INDEX "cap_slot_cause_idx" ON "cap_slot" ("shop_id", "cause");
CREATE INDEX "cap_slot_waiting_idx" ON "cap_slot" ("shop_id", "advocate_id") WHERE NOT "is_taken";

-- Shops with unjudged rows or something due: as many as wanted, going round by id from where the caller stopped, so that
-- a look costs what it returns and not what waits. Among those, the least recently served comes first; "step" says how
-- far round the look came, null for what is only due.
DROP FUNCTION shops_with_work(integer, timestamptz);
CREATE FUNCTION shops_with_work(most integer, due_before timestamptz, after uuid) RETURNS TABLE (id uuid, step integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  waiting uuid[] := '{}';
  next_id uuid := after;
  is_second_round boolean := false;
BEGIN
  WHILE cardinality(waiting) < most LOOP
    SELECT i.shop_id INTO next_id FROM inbox i WHERE i.judged_at IS NULL AND i.shop_id > next_id ORDER BY i.shop_id LIMIT 1;
    IF next_id IS NULL AND NOT is_second_round THEN
      is_second_round := true;
      next_id := nobody;
      CONTINUE;
    END IF;
    EXIT WHEN next_id IS NULL OR (is_second_round AND next_id > after);
    waiting := waiting || next_id;
  END LOOP;
  RETURN QUERY
    SELECT found.id, found.step
    FROM (
      SELECT w.id, w.step::integer FROM unnest(waiting) WITH ORDINALITY AS w (id, step)
      UNION ALL
      (SELECT d.shop_id, NULL FROM shop_work d WHERE d.next_due_at <= due_before AND d.shop_id <> ALL (waiting) ORDER BY d.next_due_at LIMIT most)
    ) found LEFT JOIN shop_work s ON s.shop_id = found.id
    ORDER BY s.last_served_at ASC NULLS FIRST;
END $$;

GRANT CREATE ON SCHEMA public TO ricochet_scheduler;
ALTER FUNCTION shops_with_work(integer, timestamptz, uuid) OWNER TO ricochet_scheduler;
REVOKE CREATE ON SCHEMA public FROM ricochet_scheduler;
REVOKE ALL ON FUNCTION shops_with_work(integer, timestamptz, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shops_with_work(integer, timestamptz, uuid) TO ricochet_app;
