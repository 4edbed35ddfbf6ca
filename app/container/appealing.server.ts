import { v5 as uuidV5 } from 'uuid';
import { isSame } from '../config/is-same.server.ts';
import type { ShopKeys } from '../config/shop-keys.server.ts';
import { isUuid } from '../domain/shared/ids.ts';
import { type Appealable, appealableOf, appealableOfClaim } from '../queries/appeals.ts';
import type { ShopView } from '../queries/views.ts';
import { askHuman } from '../usecases/ask-human.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import type { AskingShopper, Container } from './container.ts';
import { enrollingOf } from './enrolling.server.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { claimIdIn } from './storefront.server.ts';
import { isPageOf, newRedeemToken } from './wallet.server.ts';

/** So long the page says that the form was received: it is taken up within seconds, and a reload isn't a question of days. */
const JUST_SENT_MS = 10 * 60_000;

type Appealing = Pick<Container, 'appealable' | 'askHuman' | 'sentMark' | 'wasJustSent'>;
type Limits = { allowAsk(shopId: string, who: string): Promise<boolean> };

/** Shoppers who ask that a human looks at what was decided automatically about them (V6). */
export function appealingOf(services: Services, limits: Limits): Appealing {
  const { clock, db, seal } = services;
  const open = (sealed: string) => seal.open(sealed);
  const { detailsOf, traitsOf } = enrollingOf(services);

  /** Theirs by Shopify's signature or by a claim's token; null for anything else. */
  async function find(view: ShopView, who: AskingShopper): Promise<Appealable | null> {
    const { shopId, keys } = await services.installed(view.shopId);
    if ('claimToken' in who) {
      const claimId = claimIdIn(who.claimToken);
      return claimId ? appealableOfClaim(db, shopId, claimId, keys.hashToken(who.claimToken), open) : null;
    }
    return isUuid(who.referralId) ? appealableOf(db, shopId, who.customerId, who.referralId, open) : null;
  }

  async function addressOf(shop: Parameters<typeof detailsOf>[0], customerId: string): Promise<string | null> {
    const customer = await detailsOf(shop, customerId).catch((error: unknown) => {
      // whoever asks then types their address, and keeps what they wrote
      services.logger.warn({ shop: shop.domain, error }, 'Shopify did not tell the address of who asks');
      return null;
    });
    return traitsOf(shop, customer).email?.display ?? null;
  }

  return {
    async sentMark(view, who) {
      const { keys } = await services.installed(view.shopId);
      return sentMarkAt(keys, who, clock.now().getTime());
    },

    async wasJustSent(view, who, mark) {
      const { keys } = await services.installed(view.shopId);
      const sentAtMs = Number.parseInt(mark, 36);
      const sinceMs = clock.now().getTime() - sentAtMs;
      if (!(sinceMs >= 0 && sinceMs < JUST_SENT_MS)) return false;
      return isSame(mark, sentMarkAt(keys, who, sentAtMs));
    },

    async appealable(view, who) {
      const found = await find(view, who);
      if (!found) return { state: 'closed' };
      const { asked, side, subject, reason, friendName, orderName } = found;
      if (asked)
        return {
          state: 'asked',
          shop: view,
          at: asked.at.toISOString(),
          answeredAt: asked.answeredAt?.toISOString() ?? null,
        };
      const { keys } = await services.installed(view.shopId);
      return {
        state: 'open',
        shop: view,
        ...{ side, subject, reason, friendName, orderName },
        needsEmail: 'claimToken' in who && !found.emailSealed,
        pageToken: 'claimToken' in who ? '' : newRedeemToken(keys, found.personId),
      };
    },

    async askHuman(view, who, input) {
      const { shop, shopId, keys } = await services.installed(view.shopId);
      const claims = 'claimToken' in who;
      return askHuman(
        {
          allow: () => limits.allowAsk(shopId, claims ? input.ip : who.customerId),
          async find() {
            const found = await find(view, who);
            return found && { ...found, isAsked: found.asked !== null, hasAddress: found.emailSealed !== null };
          },
          // a claim's token is a secret of its own
          isOwnPage: ({ personId }, token) => claims || isPageOf(keys, personId, token),
          hashEmail: keys.hashEmail,
          ownAddress: async () => (claims ? null : addressOf(shop, who.customerId)),
          async put({ subject, subjectId, personId, side }, { note, email }) {
            const appealId = uuidV5(`appeal ${subject} ${subjectId} ${personId}`, shopId);
            const body = {
              ...{ appealId, subject, subjectId, personId, side, locale: input.locale },
              noteSealed: note && seal.seal(note),
              emailSealed: email && seal.seal(email),
              at: clock.now(),
            };
            await putOwn(services, shop.domain, OWN_TOPICS.appeal, [{ eventId: appealId, body }]);
          },
        },
        input,
      );
    },
  };
}

/** When the form was sent, signed for whoever sent it and what it is about: a made-up link receives nothing. */
function sentMarkAt(keys: ShopKeys, who: AskingShopper, atMs: number): string {
  const about = 'claimToken' in who ? ['claim', who.claimToken] : ['customer', who.customerId, who.referralId];
  const at = atMs.toString(36);
  return `${at}.${keys.hashToken(JSON.stringify(['sent', at, ...about]))}`;
}
