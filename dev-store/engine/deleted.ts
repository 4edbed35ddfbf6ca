import { collections } from '../seed/collections.ts';
import type { Engine } from './engine.ts';
import { gid } from './ids.ts';
import { segments } from './segments.ts';

/** What the merchant deletes is gone for good; orders keep what they sold, discounts what they were made for. */
export function deleteResource(engine: Engine, resource: string): void {
  const { state } = engine;
  const isKnown = [
    ...state.products.map(({ id }) => gid('Product', id)),
    ...collections.map(({ id }) => gid('Collection', id)),
    ...segments.map(({ id }) => gid('Segment', id)),
  ].includes(resource);
  if (!isKnown) throw new Error(`there is no ${resource} to delete`);
  state.products = state.products.filter(({ id }) => gid('Product', id) !== resource);
  state.deleted = [...(state.deleted ?? []), resource];
  engine.changed();
}

export const isDeleted = ({ state }: Engine, type: 'Collection' | 'Segment', id: string): boolean =>
  state.deleted?.includes(gid(type, id)) ?? false;
