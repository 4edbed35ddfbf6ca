import { v7 as uuidV7 } from 'uuid';
import type { NamedInShopify } from '../domain/program/named-in-shopify.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

const CODE = 'gone-in-shopify';

/** A problem for each thing a programme names that is gone; it settles itself once the thing is back or no longer named. */
export function goneRows({ withShop }: Database) {
  return {
    /** @param named `isGone` null = nobody can say now: what was said of it last stands */
    keep: (
      shopId: ShopId,
      named: readonly (Pick<NamedInShopify, 'gid' | 'title'> & { isGone: boolean | null })[],
      now: Date,
    ) =>
      withShop(shopId, async (tx) => {
        const standing = named.filter(({ isGone }) => isGone !== false).map(({ gid }) => keyOf(gid));
        await tx.problem.deleteMany({ where: { shopId, code: CODE, key: { notIn: standing } } });
        const gone = new Map(named.flatMap(({ gid, title, isGone }) => (isGone ? [[keyOf(gid), title]] : [])));
        for (const [key, title] of gone)
          await tx.problem.upsert({
            where: { shopId_key: { shopId, key } },
            create: { shopId, id: uuidV7(), key, code: CODE, values: { title }, firstSeenAt: now, lastSeenAt: now },
            update: { values: { title }, lastSeenAt: now },
          });
      }),
  };
}

const keyOf = (gid: string): string => `${CODE}:${gid}`;
