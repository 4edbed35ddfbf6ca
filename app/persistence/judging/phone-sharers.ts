import { MOST_OF_A_TRACE } from '../../domain/fraud/sightings.ts';

/**
 * Of each phone of a list the people who gave it, one more than it may have and still lead to them. They are stepped through in
 * the index, so that a phone of a hundred thousand orders costs no more than that.
 */
export const phoneSharers = (phones: string): string =>
  `SELECT named.phone AS phone_hash, found.person_id FROM unnest(${phones}) AS named (phone) CROSS JOIN LATERAL (
     WITH RECURSIVE sharer AS (
       (SELECT person_id, 1 AS place FROM order_fact WHERE shop_id = $1 AND phone_hash = named.phone ORDER BY person_id LIMIT 1)
       UNION ALL
       SELECT next.person_id, place + 1 FROM sharer CROSS JOIN LATERAL (
         SELECT person_id FROM order_fact WHERE shop_id = $1 AND phone_hash = named.phone AND person_id > sharer.person_id ORDER BY person_id LIMIT 1) next
       WHERE place <= ${MOST_OF_A_TRACE}
     ) SELECT person_id FROM sharer) found`;
