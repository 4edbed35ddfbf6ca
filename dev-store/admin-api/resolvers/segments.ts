import { isDeleted } from '../../engine/deleted.ts';
import type { Engine } from '../../engine/engine.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import { parseSegmentQuery, SegmentQueryError } from '../../engine/segment-query.ts';
import { segments as known, type Segment } from '../../engine/segments.ts';
import type { CustomerRecord } from '../../engine/state.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { Field } from '../context.ts';
import { badRequest, notImplemented } from '../refuse.ts';

const segmentNode = ({ id, name, query }: Segment) => ({ __typename: 'Segment', id: gid('Segment', id), name, query });
const existing = (engine: Engine) => known.filter(({ id }) => !isDeleted(engine, 'Segment', id));
const found = (segmentGid: string, engine: Engine) =>
  existing(engine).find(({ id }) => id === idOfGid(segmentGid, 'Segment'));

export const segments: Field<ConnectionArgs & { query?: string | null; sortKey?: string | null }> = (
  args,
  { engine },
) => {
  if (args.query) notImplemented('searching segments');
  if (args.sortKey && args.sortKey !== 'ID') notImplemented(`segments(sortKey: ${args.sortKey})`);
  return connection(existing(engine), args, segmentNode);
};

export const segment: Field<{ id: string }> = ({ id }, { engine }) => {
  const one = found(id, engine);
  return one ? segmentNode(one) : null;
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
      const one = found(segmentId, engine);
      return one ? [{ segmentId, isMember: customer ? isMember(one.query, customer, engine) : false }] : [];
    }),
  };
};

const isMember = (query: string, customer: CustomerRecord, engine: Engine): boolean =>
  parseSegmentQuery(query)(customer, engine);

type MembersArgs = ConnectionArgs & {
  query?: string | null;
  queryId?: string | null;
  segmentId?: string | null;
  sortKey?: string | null;
  timezone?: string | null;
};

/** Who a query finds. Only how many is told here; relative days are those of the shop's time zone, which must be named. */
export const customerSegmentMembers: Field<MembersArgs> = (args, { engine }) => {
  const { query, queryId, segmentId, sortKey, timezone } = args;
  if (queryId || segmentId || sortKey || !query) notImplemented('customerSegmentMembers without just a query');
  if (timezone !== engine.config.ianaTimezone) notImplemented(`customerSegmentMembers(timezone: ${timezone})`);
  try {
    const members = Object.values(engine.state.customers).filter((one) => isMember(query!, one, engine));
    return { totalCount: members.length };
  } catch (error) {
    if (error instanceof SegmentQueryError) badRequest(error.message);
    throw error;
  }
};
