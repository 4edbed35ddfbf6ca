import { badRequest, notImplemented } from './refuse.ts';

export type ConnectionArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
};

const MOST_AT_ONCE = 250;

function encodeCursor(id: string): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString('base64');
}

function decodeCursor(cursor: string): string {
  try {
    const { last_id: id } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { last_id?: string };
    if (typeof id === 'string') return id;
  } catch {
    // said below
  }
  return badRequest('Invalid cursor for current pagination sort.');
}

function sizeOf(name: string, value: number): number {
  if (value < 0) badRequest(`${name} cannot be negative`);
  if (value > MOST_AT_ONCE) badRequest(`${name} cannot exceed ${MOST_AT_ONCE}`);
  return value;
}

/** A page of `items`, which stand in the order asked for (before `reverse`). */
export function connection<Item extends { id: string }>(
  items: readonly Item[],
  args: ConnectionArgs,
  toNode: (item: Item) => unknown,
) {
  const { first, after, last, before } = args;
  if (first == null && last == null) badRequest('you must provide one of first or last');
  if (first != null && last != null) badRequest('providing both first and last is not supported');
  if (last != null || before != null) notImplemented('pagination backwards (last, before)');
  const ordered = args.reverse ? [...items].reverse() : items;
  let start = 0;
  if (after != null) {
    const position = ordered.findIndex((item) => item.id === decodeCursor(after));
    if (position < 0) badRequest('Invalid cursor for current pagination sort.');
    start = position + 1;
  }
  const page = ordered.slice(start, start + sizeOf('first', first!));
  const edges = page.map((item) => ({ cursor: encodeCursor(item.id), node: toNode(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: start + page.length < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
