import { GraphQLError } from 'graphql';
import type { Engine } from '../../engine/engine.ts';
import { gid, idOfGid, nextId } from '../../engine/ids.ts';
import type { BulkOperationRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type BulkQuery, readBulkQuery } from '../bulk/bulk-query.ts';
import { isGone, resultUrl } from '../bulk/result-file.ts';
import { change, end, rootOf, runBulk } from '../bulk/run-bulk.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { matchesText, matchesTime, parseSearch } from '../search.ts';

/** From API version 2026-01 on. */
const MOST_AT_ONCE = 5;

/** Those this process works on; a restart of the store cuts the others off. */
const underWay = new WeakMap<Engine, Set<string>>();

function underWayIn(engine: Engine): Set<string> {
  const known = underWay.get(engine) ?? new Set<string>();
  underWay.set(engine, known);
  return known;
}

export const bulkOperationRunQuery: Field<{ query: string; groupObjects: boolean }> = (
  { query: text, groupObjects },
  context,
) => {
  const { engine } = context;
  const ours = underWayIn(engine);
  if (ours.size >= MOST_AT_ONCE)
    return refusal(null, 'Bulk operations limit reached. Please try again later.', 'LIMIT_REACHED');
  let query: BulkQuery;
  try {
    query = readBulkQuery(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refusal(['query'], `Invalid bulk query: ${error.message}`, 'INVALID');
  }
  rootOf(query); // known, or refused by name
  const record: BulkOperationRecord = {
    id: nextId(engine.state, 'BulkOperation'),
    query: text,
    status: 'CREATED',
    errorCode: null,
    createdAt: engine.now(),
    completedAt: null,
    endedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: 0,
  };
  engine.state.bulkOperations[record.id] = record;
  engine.changed('bulkOperations', record.id);
  ours.add(record.id);
  const isToFail = engine.dice.falls('bulk', text, engine.state.faults.bulkFailShare);
  engine.later(engine.jobDelayMs, () => {
    void runBulk(record, query, { groupObjects, isToFail }, context).finally(() => ours.delete(record.id));
  });
  return { bulkOperation: bulkOperationNode(record, context), userErrors: [] };
};

function refusal(field: string[] | null, message: string, code: string) {
  return { bulkOperation: null, userErrors: [{ field, message, code }] };
}

export const bulkOperationCancel: Field<{ id: string }> = ({ id }, context) => {
  const record = recordOf(id, context);
  if (!record)
    return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] };
  if (record.status !== 'CREATED' && record.status !== 'RUNNING')
    return {
      bulkOperation: bulkOperationNode(record, context),
      userErrors: [
        { field: null, message: `A bulk operation cannot be canceled when it is ${record.status.toLowerCase()}` },
      ],
    };
  change(context.engine, record, { status: 'CANCELING' });
  return { bulkOperation: bulkOperationNode(record, context), userErrors: [] };
};

export const bulkOperation: Field<{ id: string }> = ({ id }, context) => {
  const record = recordOf(id, context);
  return record ? bulkOperationNode(record, context) : null;
};

type BulkOperationsArgs = ConnectionArgs & { query?: string | null; sortKey?: string };

/** The newest first, unless reversed. */
export const bulkOperations: Field<BulkOperationsArgs> = (args, context) => {
  if (args.sortKey && args.sortKey !== 'CREATED_AT') notImplemented(`bulkOperations(sortKey: ${args.sortKey})`);
  const terms = parseSearch(args.query, ['created_at', 'status']);
  const found = Object.values(context.engine.state.bulkOperations)
    .filter((record) =>
      terms.every((term) =>
        term.field === 'status' ? matchesText(term, statusOf(record, context)) : matchesTime(term, record.createdAt),
      ),
    )
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  return connection(found, args, (record) => bulkOperationNode(record, context));
};

function recordOf(id: string, { engine }: ApiContext): BulkOperationRecord | undefined {
  const record = engine.state.bulkOperations[idOfGid(id, 'BulkOperation') ?? ''];
  const isCutOff = record && record.endedAt === null && !underWayIn(engine).has(record.id);
  if (isCutOff) end(engine, record, 'FAILED', 'INTERNAL_SERVER_ERROR');
  return record;
}

const statusOf = (record: BulkOperationRecord, { engine }: ApiContext): string =>
  record.status === 'COMPLETED' && isGone(engine, record) ? 'EXPIRED' : record.status;

function bulkOperationNode(record: BulkOperationRecord, context: ApiContext) {
  const { engine } = context;
  const hasFile = record.endedAt !== null && record.objectCount > 0 && !isGone(engine, record);
  return {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', record.id),
    type: 'QUERY',
    query: record.query,
    status: statusOf(record, context),
    errorCode: record.errorCode,
    createdAt: toGraphqlTime(record.createdAt),
    completedAt: record.completedAt && toGraphqlTime(record.completedAt),
    objectCount: String(record.objectCount),
    rootObjectCount: String(record.rootObjectCount),
    fileSize: record.status === 'COMPLETED' && hasFile ? String(record.fileSize) : null,
    url: record.status === 'COMPLETED' && hasFile ? resultUrl(engine, record) : null,
    partialDataUrl: record.status !== 'COMPLETED' && hasFile ? resultUrl(engine, record) : null,
  };
}
