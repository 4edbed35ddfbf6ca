import { isDeleted } from '../../engine/deleted.ts';
import type { Engine } from '../../engine/engine.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import { collections as known, type SeedCollection } from '../../seed/collections.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';

export const collectionNode = ({ id, title }: SeedCollection) => ({
  __typename: 'Collection',
  id: gid('Collection', id),
  legacyResourceId: id,
  title,
  handle: title.toLowerCase(),
});

const existing = (engine: Engine): SeedCollection[] => known.filter(({ id }) => !isDeleted(engine, 'Collection', id));

export const collectionsWith = (handle: string, engine: Engine): SeedCollection[] =>
  existing(engine).filter(({ handles }) => (handles as readonly string[]).includes(handle));

export const collection: Field<{ id: string }> = ({ id }, { engine }) => {
  const found = existing(engine).find((one) => one.id === idOfGid(id, 'Collection'));
  return found ? collectionNode(found) : null;
};

export const collections: Field<ConnectionArgs & { query?: string | null; sortKey?: string | null }> = (
  args,
  { engine },
) => {
  if (args.query) notImplemented('searching collections');
  if (args.sortKey && args.sortKey !== 'ID') notImplemented(`collections(sortKey: ${args.sortKey})`);
  return connection(existing(engine), args, collectionNode);
};
