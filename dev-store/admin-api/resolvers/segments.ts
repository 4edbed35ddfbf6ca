import { gid, idOfGid } from '../../engine/ids.ts';
import { segments as known, type Segment } from '../../engine/segments.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { Field } from '../context.ts';
import { badRequest, notImplemented } from '../refuse.ts';

const segmentNode = ({ id, name, query }: Segment) => ({ __typename: 'Segment', id: gid('Segment', id), name, query });

export const segments: Field<ConnectionArgs & { query?: string | null; sortKey?: string | null }> = (args) => {
  if (args.query) notImplemented('searching segments');
  if (args.sortKey && args.sortKey !== 'ID') notImplemented(`segments(sortKey: ${args.sortKey})`);
  return connection(known, args, segmentNode);
};

const MOST_SEGMENTS = 250;

/** Segments that don't exist are left out of the answer. */
export const customerSegmentMembership: Field<{ customerId: string; segmentIds: string[] }> = (
  { customerId, segmentIds },
  { engine },
) => {
  if (segmentIds.length > MOST_SEGMENTS) badRequest(`segmentIds cannot exceed ${MOST_SEGMENTS}`);
  const customer = engine.state.customers[idOfGid(customerId, 'Customer') ?? ''];
  return {
    memberships: segmentIds.flatMap((segmentId) => {
      const segment = known.find(({ id }) => id === idOfGid(segmentId, 'Segment'));
      return segment ? [{ segmentId, isMember: customer ? segment.has(customer, engine) : false }] : [];
    }),
  };
};
