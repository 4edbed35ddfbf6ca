import { prepared } from '../database.server.ts';

/** When something of the shop falls due next: a waiting period, a lot of points, an issued reward (R4, R8). */
export const NEXT_DUE = `SELECT least(
  (SELECT min(due_at) FROM verdict WHERE shop_id = $1::uuid AND due_at > $2),
  (SELECT min(due_at) FROM lot WHERE shop_id = $1::uuid AND due_at > $2),
  (SELECT min(expires_at) FROM reward WHERE shop_id = $1::uuid AND expires_at > $2 AND carrier = 'shopify' AND status = 'issued' AND wanted = 'issued'))`;

/**
 * What fell due becomes an inbox row of ours, once: the due time is part of its key. A verdict's goes with it, and judging
 * sets the next one; a lot's and a reward's end when they are judged.
 */
export const ENQUEUE_DUE = prepared(
  `WITH due (subject, subject_id, due_at) AS (
     SELECT subject_kind, subject_id, due_at FROM verdict WHERE shop_id = $1::uuid AND due_at <= $2
     UNION ALL
     SELECT 'lot', id::text, due_at FROM lot WHERE shop_id = $1::uuid AND due_at <= $2
     UNION ALL
     SELECT 'reward', id::text, expires_at FROM reward
     WHERE shop_id = $1::uuid AND expires_at <= $2 AND carrier = 'shopify' AND status = 'issued' AND wanted = 'issued'
   ), taken AS (
     UPDATE verdict SET due_at = NULL WHERE shop_id = $1::uuid AND due_at <= $2
   )
   INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
   SELECT $1::uuid, ($2::timestamptz AT TIME ZONE 'UTC')::date, new_row_id(), 'ricochet/due', subject || ':' || subject_id || ':' || extract(epoch FROM due_at), '', due_at, $2,
     convert_to(jsonb_build_object('subject', subject, 'subjectId', subject_id)::text, 'UTF8')
   FROM due ON CONFLICT DO NOTHING`,
);
