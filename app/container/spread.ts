import { createHash } from 'node:crypto';
import type { ShopId } from '../domain/shared/ids.ts';

/** A shop's own moment of a period, the same every time: what is done for all shops comes evenly. */
export const momentOf = (shopId: ShopId, everyMs: number): number =>
  createHash('sha256').update(shopId).digest().readUInt32BE() % everyMs;
