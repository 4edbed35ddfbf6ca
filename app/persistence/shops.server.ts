import { randomBytes } from 'node:crypto';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';
import { shopIdOf } from './inbox.server.ts';
import { speakingShopOf } from './speaking-shops.server.ts';

/** What Shopify says of a shop when the app is installed there. */
export type ShopDetails = {
  domain: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: 'fr' | 'en';
  storefrontUrl: string;
  contactEmail: string | null;
};

export type Seal = { seal(text: string): string; open(sealed: string): string };

export function shopRows({ withShop, withShopSql, withShopOnce, pool }: Database, seal: Seal) {
  return {
    load: (shopId: ShopId) => withShop(shopId, (tx) => tx.shop.findUnique({ where: { shopId } })),
    speaking: speakingShopOf({ withShopOnce }),

    /** First sight, or a reinstall: the shop's secret and history stay, reading of past orders begins anew. */
    async install(details: ShopDetails, now: Date) {
      const shopId = shopIdOf(details.domain);
      return withShop(shopId, async (tx) => {
        const known = await tx.shop.findUnique({ where: { shopId } });
        // what waited while the shop could not be reached
        await enqueueJob(tx, shopId, { kind: 'issue-rewards' });
        await enqueueJob(tx, shopId, { kind: 'send-messages' });
        await enqueueJob(tx, shopId, { kind: 'subscribe-webhooks' });
        await tx.problem.deleteMany({ where: { shopId, key: 'no-access' } });
        if (known && !known.uninstalledAt) {
          // the language is a first guess only: shop/update knows better
          const { locale: _locale, ...changed } = details;
          return tx.shop.update({ where: { shopId }, data: changed });
        }
        const shop = await tx.shop.upsert({
          where: { shopId },
          create: { shopId, ...details, secretSealed: seal.seal(randomBytes(32).toString('base64')), installedAt: now },
          update: {
            ...details,
            installedAt: now,
            uninstalledAt: null,
            importState: 'waiting',
            importDone: 0,
            importTotal: null,
            importCursor: null,
            historyComplete: false,
          },
        });
        await enqueueJob(tx, shopId, { kind: 'import-history' });
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
        return shop;
      });
    },

    secret: (secretSealed: string): Buffer => Buffer.from(seal.open(secretSealed), 'base64'),

    saveImport: (
      shopId: ShopId,
      progress: {
        importState: string;
        importDone?: number;
        importTotal?: number | null;
        importCursor?: string | null;
        historyComplete?: boolean;
      },
    ) => withShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: progress })),

    /** True when there was one. */
    async forgetFailedImport(shopId: ShopId): Promise<boolean> {
      const { count } = await withShop(shopId, (tx) =>
        tx.shop.updateMany({
          where: { shopId, importState: 'failed' },
          data: { importState: 'waiting', importDone: 0, importTotal: null, importCursor: null },
        }),
      );
      return count > 0;
    },

    markBlocksOpened: (shopId: ShopId, now: Date) =>
      withShop(shopId, (tx) =>
        tx.shop.updateMany({ where: { shopId, blocksOpenedAt: null }, data: { blocksOpenedAt: now } }),
      ),

    tellMargin: (shopId: ShopId, marginBp: number, actor: string, now: Date): Promise<void> =>
      withShop(shopId, (tx) => tellMargin(tx, shopId, marginBp, actor, now)),

    setInformal: (shopId: ShopId, isInformal: boolean, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.shop.updateMany({
          where: { shopId, isInformal: !isInformal },
          data: { isInformal },
        });
        if (count === 0) return;
        const form = (informal: boolean) => ({ formOfAddress: informal ? 'tu' : 'vous' });
        const [before, after] = [form(!isInformal), form(isInformal)];
        await writeAudit(tx, shopId, { actor, action: 'shop.form-of-address', before, after }, now);
        await enqueueJob(tx, shopId, { kind: 'publish-offer' });
      }),

    async installed(): Promise<ShopId[]> {
      const { rows } = await pool.query('SELECT installed_shops() AS id');
      return rows.map((row) => row.id as ShopId);
    },

    /** Shops with rewards not carried out or messages not sent. */
    async withEffects(): Promise<ShopId[]> {
      const { rows } = await pool.query('SELECT shops_with_effects() AS id');
      return rows.map((row) => row.id as ShopId);
    },

    /** shop/redact: everything we hold of a shop goes. One that was installed anew since it was looked at stays. */
    erase: (shopId: ShopId, seen: { installedAt: Date } | null): Promise<void> =>
      withShopSql(shopId, async (client) => {
        const { rows } = await client.query(
          'SELECT 1 FROM shop WHERE shop_id = $1 AND installed_at IS DISTINCT FROM $2 FOR UPDATE',
          [shopId, seen?.installedAt ?? null],
        );
        if (!rows.length) await client.query('SELECT erase_shop($1)', [shopId]);
      }),
  };
}

/** What is left of a sale before marketing, in basis points: asked in one place, known in all (A4). */
export async function tellMargin(
  tx: ShopTransaction,
  shopId: ShopId,
  marginBp: number,
  actor: string,
  now: Date,
): Promise<void> {
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
  if (shop.marginBp === marginBp) return;
  await tx.shop.update({ where: { shopId }, data: { marginBp } });
  const [before, after] = [{ marginBp: shop.marginBp }, { marginBp }];
  await writeAudit(tx, shopId, { actor, action: 'margin.told', before, after }, now);
}

/** Sessions by shop, found by the id the library gives them; `shopDomainIn` reads the shop from such an id. */
export function sessionRows({ withShop }: Database, shopDomainIn: (sessionId: string) => string | null) {
  const shopOf = (id: string): ShopId | null => {
    const domain = shopDomainIn(id);
    return domain ? shopIdOf(domain) : null;
  };
  return {
    async save(row: {
      id: string;
      domain: string;
      isOnline: boolean;
      sealed: string;
      expiresAt: Date | null;
    }): Promise<void> {
      const shopId = shopIdOf(row.domain);
      await withShop(shopId, (tx) =>
        tx.session.upsert({ where: { shopId_id: { shopId, id: row.id } }, create: { shopId, ...row }, update: row }),
      );
    },
    async load(id: string) {
      const shopId = shopOf(id);
      return shopId ? withShop(shopId, (tx) => tx.session.findUnique({ where: { shopId_id: { shopId, id } } })) : null;
    },
    async remove(ids: readonly string[]): Promise<void> {
      for (const id of ids) {
        const shopId = shopOf(id);
        if (shopId) await withShop(shopId, (tx) => tx.session.deleteMany({ where: { shopId, id } }));
      }
    },
    findByShop(domain: string) {
      const shopId = shopIdOf(domain);
      return withShop(shopId, (tx) => tx.session.findMany({ where: { shopId } }));
    },
  };
}
