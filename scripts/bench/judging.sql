-- What the judge reads and writes for one order nobody referred, one statement at a time, as pgbench runs it.
-- Each client goes from shop to shop. The row is locked instead of the shop: no client waits for another, as it would
-- have to if caps and first orders were to hold. Nothing is parsed, hashed or decided.
\set i :i + 1
\set n (:i * :clients + :client_id) % :shops + 1
\set order random(1, 1000000000000)
BEGIN;
SELECT set_config('app.shop_id', '00000000-0000-5000-8000-' || lpad((:n)::text, 12, '0'), true) AS shop \gset
UPDATE inbox SET attempts = attempts + 1 WHERE shop_id = :shop::uuid AND (day, id) IN (SELECT day, id FROM inbox WHERE shop_id = :shop::uuid AND judged_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id AS row, day, topic, event_id, triggered_at, body \gset
SELECT shop_id, time_zone, history_complete, secret_sealed, installed_at FROM shop WHERE shop_id = :shop::uuid;
SELECT id, status, ARRAY(SELECT v.id FROM program_version v WHERE v.shop_id = p.shop_id AND v.program_id = p.id) AS versions FROM program p WHERE shop_id = :shop::uuid;
SELECT kind, value, person_id FROM person_identifier WHERE shop_id = :shop::uuid AND ((kind = 'customer' AND value = :order::text) OR (kind = 'email' AND value = md5(:order::text)));
SELECT * FROM order_fact WHERE shop_id = :shop::uuid AND id = :order::text;
SELECT * FROM verdict WHERE shop_id = :shop::uuid AND subject_kind = 'order' AND subject_id = :order::text;
SELECT uuidv7() AS person \gset
INSERT INTO person (shop_id, id, created_at) VALUES (:shop::uuid, :person::uuid, now());
INSERT INTO person_identifier (shop_id, kind, value, person_id) VALUES (:shop::uuid, 'customer', :order::text, :person::uuid), (:shop::uuid, 'email', md5(:order::text), :person::uuid) ON CONFLICT DO NOTHING;
INSERT INTO order_fact (shop_id, id, person_id, processed_at, updated_at, facts) VALUES (:shop::uuid, :order::text, :person::uuid, now(), now(), :facts::jsonb) ON CONFLICT (shop_id, id) DO NOTHING;
INSERT INTO verdict (shop_id, subject_kind, subject_id, outcome, rules, grants, inputs, judged_at) VALUES (:shop::uuid, 'order', :order::text, :outcome, :rules::jsonb, :grants::jsonb, :inputs::jsonb, now()) ON CONFLICT (shop_id, subject_kind, subject_id) DO NOTHING;
UPDATE inbox SET judged_at = now(), body = '' WHERE shop_id = :shop::uuid AND day = :day::date AND id = :row::uuid;
INSERT INTO shop_work (shop_id, last_served_at) VALUES (:shop::uuid, now()) ON CONFLICT (shop_id) DO UPDATE SET last_served_at = excluded.last_served_at;
COMMIT;
