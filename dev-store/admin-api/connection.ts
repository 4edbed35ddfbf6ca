import { badRequest, notImplemented } from './refuse.ts';

export type ConnectionArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
};

const MOST_AT_ONCE = 250;

type Cursor = { last_id: string; last_value?: string };

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

function decodeCursor(cursor: string): Cursor {
  try {
    const decoded = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Partial<Cursor>;
    if (typeof decoded.last_id === 'string') return { ...decoded, last_id: decoded.last_id };
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

/**
 * A page of `items`, which stand in the order asked for (before `reverse`). Where they may change places between two
 * pages, `positionOf` tells what they are sorted by: the next page then starts after that place, as Shopify's does.
 */
export function connection<Item extends { id: string }>(
  items: readonly Item[],
  args: ConnectionArgs,
  toNode: (item: Item) => unknown,
  positionOf?: (item: Item) => string,
) {
  const { first, after, last, before } = args;
  if (first == null && last == null) badRequest('you must provide one of first or last');
  if (first != null && last != null) badRequest('providing both first and last is not supported');
  if (last != null || before != null) notImplemented('pagination backwards (last, before)');
  const ordered = args.reverse ? [...items].reverse() : items;
  let start = 0;
  if (after != null) {
    const cursor = decodeCursor(after);
    start = positionOf
      ? firstAfter(ordered, cursor.last_value, positionOf, args.reverse === true)
      : ordered.findIndex(({ id }) => id === cursor.last_id) + 1;
    if (start === 0 && !positionOf) badRequest('Invalid cursor for current pagination sort.');
  }
  const page = ordered.slice(start, start + sizeOf('first', first!));
  const edges = page.map((item) => ({
    cursor: encodeCursor({ last_id: item.id, ...(positionOf && { last_value: positionOf(item) }) }),
    node: toNode(item),
  }));
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

function firstAfter<Item>(
  ordered: readonly Item[],
  last: string | undefined,
  positionOf: (item: Item) => string,
  reverse: boolean,
): number {
  if (last === undefined) badRequest('Invalid cursor for current pagination sort.');
  const found = ordered.findIndex((item) => (reverse ? positionOf(item) < last! : positionOf(item) > last!));
  return found < 0 ? ordered.length : found;
}
