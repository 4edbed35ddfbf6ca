import { MOST_OF_A_TRACE } from '../../domain/fraud/sightings.ts';
import { type Prepared, prepared } from '../database.server.ts';
import type { Row } from './rows.ts';

type Read = (statement: Prepared, ...values: unknown[]) => Promise<Row[]>;

/** Of each advocate's friends the latest. */
const MOST_FRIENDS = 200;
const MOST_OWN_SIGHTINGS = 200;
const MOST_OWN_ORDERS = 20;

const each = (list: string, type: string, columns: string, from: string, where: string, order: string, most: number) =>
  `SELECT found.* FROM unnest(${list}::${type}[]) AS named (key) CROSS JOIN LATERAL (SELECT ${columns} FROM ${from} WHERE shop_id = $1 AND ${where} = named.key ORDER BY ${order} LIMIT ${most}) found`;

const SIGHTINGS = prepared(
  `${each('$2', 'text', '*', 'sighting', 'key', 'seen_at', MOST_OF_A_TRACE)}
   UNION ALL ${each('$3', 'text', '*', 'sighting', 'key', 'seen_at DESC', MOST_FRIENDS)}
   UNION ALL SELECT * FROM sighting WHERE shop_id = $1 AND subject = ANY($4)
   UNION ALL ${each('$5', 'uuid', '*', 'sighting', 'person_id', 'seen_at DESC', MOST_OWN_SIGHTINGS)}`,
);
/** What advocates bought for themselves: whoever shares its traces may be them. */
const OWN_ORDERS = prepared(
  each('$2', 'uuid', 'id, person_id, facts', 'order_fact', 'person_id', 'processed_at DESC', MOST_OWN_ORDERS),
);

/** Who shares traces with the people a batch is about (V5): by their traces, their advocates, their own subjects. */
export async function loadSightings(
  read: Read,
  asked: {
    traces: readonly string[];
    friendsOf: readonly string[];
    subjects: readonly string[];
    advocatePersons: readonly string[];
  },
): Promise<{ sightings: Row[]; ownOrders: Row[] }> {
  const [sightings, ownOrders] = await Promise.all([
    read(SIGHTINGS, asked.traces, asked.friendsOf, asked.subjects, asked.advocatePersons),
    read(OWN_ORDERS, asked.advocatePersons),
  ]);
  return { sightings, ownOrders };
}
