import type { Warning } from '../domain/fraud/anomalies.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { nearestLocale } from '../i18n/translator.ts';
import type { OutgoingMail } from '../messaging/mailer.server.ts';
import { renderMessage } from '../messaging/render-message.ts';
import { enqueueJob } from '../persistence/effects.server.ts';
import { warningRows } from '../persistence/warnings.server.ts';
import { observeShop } from '../queries/observed.ts';
import { watchShop } from '../usecases/watch-shop.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import type { Services } from './services.server.ts';
import { momentOf } from './spread.ts';

const HOUR_MS = 3_600_000;

/** Every hour each shop's week is compared with the weeks before (V6), and what it promises with what its shop still has. */
export function watchingOf(services: Services, send: (mail: OutgoingMail) => Promise<void>) {
  const { clock, db, environment, shops } = services;
  const warnings = warningRows(db);
  const { watchNamed } = namedInShopifyOf(services);

  /** By mail, in the shop's language. A shop that gave no address reads it in the admin only. */
  async function tell(shopId: ShopId, told: readonly Warning[]): Promise<void> {
    const shop = await shops.load(shopId);
    if (!shop?.contactEmail) return;
    const reviewUrl = `https://${shop.domain}/admin/apps/${environment.SHOPIFY_API_KEY}/app/review`;
    const rendered = await renderMessage(
      'unusual-week',
      { warnings: [...told], reviewUrl },
      { locale: nearestLocale(shop.locale), shop },
    );
    const messageId = `unusual-week-${shopId}-${dayInZone(clock.now(), shop.timeZone)}`;
    await send({ ...rendered, to: shop.contactEmail, fromName: 'Ricochet', messageId });
  }

  return {
    async watchShop(shopId: ShopId): Promise<void> {
      await watchNamed(shopId);
      await watchShop(
        {
          observe: (id, now) => observeShop(db, id, now),
          warnings,
          tell,
          clock,
        },
        shopId,
      );
    },

    /** A job for each installed shop, each at its own moment of the hour. */
    async watchAllShops(): Promise<void> {
      for (const shopId of await shops.installed()) {
        const runAt = new Date(clock.now().getTime() + momentOf(shopId, HOUR_MS));
        await db.withShop(shopId, (tx) => enqueueJob(tx, shopId, { kind: 'watch-shop' }, runAt));
      }
    },
  };
}
