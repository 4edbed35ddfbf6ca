import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import type { BulkOperationRecord } from '../../engine/state.ts';
import { assertAccess } from '../access.ts';
import type { ApiContext } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { selectCustomers } from '../resolvers/customers.ts';
import { selectOrders } from '../resolvers/orders.ts';
import { adminSchema } from '../schema.ts';
import type { BulkQuery } from './bulk-query.ts';
import { resultPath } from './result-file.ts';

const AT_ONCE = 250;

/** Root connections a bulk operation can go through: which of its records, as Shopify would list them. */
const ROOTS: Record<string, (args: Record<string, unknown>, context: ApiContext) => readonly { id: string }[]> = {
  orders: (args, context) => selectOrders({ sortKey: 'ID', ...args }, context),
  customers: selectCustomers,
};

export function rootOf({ root }: BulkQuery) {
  return ROOTS[root.field] ?? notImplemented(`bulk operations on ${root.field}`);
}

/** Goes through the whole query, a part at a time, writing a line per object. The record tells how it ended. */
export async function runBulk(
  record: BulkOperationRecord,
  query: BulkQuery,
  { groupObjects, isToFail }: { groupObjects: boolean; isToFail: boolean },
  context: ApiContext,
): Promise<void> {
  const { engine } = context;
  if (record.status !== 'CREATED') return end(engine, record, 'CANCELED');
  change(engine, record, { status: 'RUNNING' });
  const path = resultPath(engine, record.id);
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  try {
    assertAccess(adminSchema(), context.scopes, 'QueryRoot', query.root.field, query.root.returns);
    const found = rootOf(query)(query.root.args, context);
    for (let at = 0; at < found.length; at += AT_ONCE) {
      if ((record.status as string) === 'CANCELING') return await closed(file, () => end(engine, record, 'CANCELED'));
      if (isToFail && at * 2 >= found.length)
        return await closed(file, () => end(engine, record, 'FAILED', 'INTERNAL_SERVER_ERROR'));
      const ids = found.slice(at, at + AT_ONCE).map(({ id }) => gid(query.root.nodeType, id));
      const answer = await context.query(query.document, { ids });
      if (answer.errors) throw answer.errors[0];
      const lines = linesOf((answer.data as { nodes: Node[] }).nodes, query.nested, groupObjects);
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      file.write(text);
      change(engine, record, {
        rootObjectCount: record.rootObjectCount + ids.length,
        objectCount: record.objectCount + lines.length,
        fileSize: record.fileSize + Buffer.byteLength(text),
      });
      await nextTurn();
    }
    await closed(file, () => end(engine, record, 'COMPLETED'));
  } catch (error) {
    const isDenied = (error as GraphQLError).extensions?.['code'] === 'ACCESS_DENIED';
    await closed(file, () => end(engine, record, 'FAILED', isDenied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR'));
    engine.emit('admin-api', 'bulk operation failed', { id: record.id, error: String(error) });
  }
}

function closed(file: ReturnType<typeof createWriteStream>, then: () => void): Promise<void> {
  return new Promise((resolve) => {
    file.end(() => {
      then();
      resolve();
    });
  });
}

export function end(
  engine: Engine,
  record: BulkOperationRecord,
  status: 'COMPLETED' | 'CANCELED' | 'FAILED',
  errorCode: BulkOperationRecord['errorCode'] = null,
): void {
  const endedAt = engine.now();
  change(engine, record, { status, errorCode, endedAt, completedAt: status === 'COMPLETED' ? endedAt : null });
  engine.emit('admin-api', `bulk operation ${status.toLowerCase()}`, {
    id: record.id,
    objects: record.objectCount,
    errorCode,
  });
}

export function change(engine: Engine, record: BulkOperationRecord, changes: Partial<BulkOperationRecord>): void {
  Object.assign(record, changes);
  engine.changed('bulkOperations', record.id);
}

type Node = Record<string, unknown>;
type Part = { nodes: Node[]; pageInfo: { hasNextPage: boolean } };

/** A line per node; those of nested connections name their parent, and stand below it only when grouped. */
function linesOf(nodes: readonly Node[], nested: BulkQuery['nested'], groupObjects: boolean): Node[] {
  const groups = nodes.map((node) => {
    const own = { ...node };
    const children = nested.flatMap(({ name, nested: deeper }) => {
      const part = own[name] as Part;
      delete own[name];
      if (part.pageInfo.hasNextPage) notImplemented(`more than ${part.nodes.length} objects of ${name} in bulk`);
      const lines = linesOf(part.nodes, deeper, true);
      return lines.map((line) => ('__parentId' in line ? line : { ...line, __parentId: node['id'] }));
    });
    return { own, children };
  });
  return groupObjects
    ? groups.flatMap(({ own, children }) => [own, ...children])
    : [...groups.map(({ own }) => own), ...groups.flatMap(({ children }) => children)];
}
