import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';
import { personNow } from './one-human.server.ts';
import { advocateByCode } from './people.server.ts';

export function declarationRows({ withShop }: Database) {
  return {
    load: (shopId: ShopId, id: string) =>
      withShop(shopId, (tx) => tx.declaration.findUnique({ where: { shopId_id: { shopId, id } } })),

    /** The friend followed the link for the first time. */
    markOpened: (shopId: ShopId, id: string, now: Date) =>
      withShop(shopId, (tx) =>
        tx.declaration.updateMany({ where: { shopId, id, openedAt: null }, data: { openedAt: now } }),
      ),

    /** Nobody writes to this address again without being asked (C7). */
    stop: (shopId: ShopId, emailHash: string, now: Date) =>
      withShop(shopId, (tx) =>
        tx.notice.upsert({
          where: { shopId_emailHash: { shopId, emailHash } },
          create: { shopId, emailHash, stoppedAt: now },
          update: { stoppedAt: now },
        }),
      ),

    /** Addresses whose time is over: only their keyed hash remains. Returns how many. */
    forget: (shopId: ShopId, now: Date) =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.declaration.updateMany({
          where: {
            shopId,
            forgetAt: { lte: now },
            OR: [{ emailSealed: { not: null } }, { firstNameSealed: { not: null } }],
          },
          data: { emailSealed: null, firstNameSealed: null },
        });
        return count;
      }),

    /** Whose code this is, or was: as an advocate of this programme, else of the one they had it in. */
    advocateByCode: (shopId: ShopId, programId: string, code: string) =>
      withShop(shopId, async (tx) => {
        const known = await advocateByCode(tx, shopId, code);
        if (!known || known.programId === programId) return known;
        const personId = await personNow(tx, shopId, known.personId);
        const current = await tx.advocate.findUnique({
          where: { shopId_programId_personId: { shopId, programId, personId } },
        });
        return current ?? known;
      }),

    /** Whose e-mail this is, if they take part. */
    advocateByEmail: (shopId: ShopId, programId: string, emailHash: string) =>
      withShop(shopId, async (tx) => {
        const known = await tx.personIdentifier.findUnique({
          where: { shopId_kind_value: { shopId, kind: 'email', value: emailHash } },
        });
        return (
          known &&
          tx.advocate.findUnique({
            where: { shopId_programId_personId: { shopId, programId, personId: known.personId } },
          })
        );
      }),

    /** The order of that name that was bought with this address; null when there is none. */
    orderOf: (shopId: ShopId, emailHash: string, name: string) =>
      withShop(shopId, async (tx) => {
        const known = await tx.personIdentifier.findUnique({
          where: { shopId_kind_value: { shopId, kind: 'email', value: emailHash } },
        });
        if (!known) return null;
        const orders = await tx.orderFact.findMany({
          where: { shopId, personId: known.personId },
          orderBy: { processedAt: 'desc' },
          take: 20,
        });
        const found = orders.find(({ facts }) => {
          const told = facts as { name: string; emailHash: string | null };
          return told.emailHash === emailHash && bare(told.name) === bare(name);
        });
        return found?.id ?? null;
      }),
  };
}

/** "#1042" and "1042" are one order. */
const bare = (name: string): string => name.trim().replace(/^#/, '').toUpperCase();
