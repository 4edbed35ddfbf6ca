/** In SQL: of the rewards $2 of the shop $1 those that are gone though wanted are judged again, seen at $3. */
export const judgeGoneAgain = (rowId: string): string =>
  `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
   SELECT $1, ($3::timestamptz AT TIME ZONE 'UTC')::date, ${rowId}, 'ricochet/due', 'again:' || v.subject_kind || ':' || v.subject_id || ':' || r.id, '', $3, $3,
     convert_to(jsonb_build_object('subject', v.subject_kind, 'subjectId', v.subject_id)::text, 'UTF8')
   FROM reward r JOIN verdict v ON v.shop_id = $1 AND v.referral_id = r.referral_id
   WHERE r.shop_id = $1 AND r.id = ANY($2::uuid[]) AND r.wanted = 'issued' AND r.status = 'reversed'
   ON CONFLICT DO NOTHING`;
