import { asId, type CustomerId, type ShopId } from '../domain/shared/ids.ts';
import { voiceIn } from '../i18n/translator.ts';
import { shopIdOf } from '../persistence/inbox.server.ts';
import { shopView } from '../queries/shop-view.ts';
import { loadOrderStory } from '../queries/story.ts';
import { readSessionToken } from '../shopify/session-token.server.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type Extensions = Pick<Container, 'authenticateBuyer' | 'authenticateStaff' | 'orderStory'>;
type Limits = { allow(shopId: string, who: string): Promise<boolean> };

const refused = (status: 401 | 429) => new Response(status === 401 ? 'Unauthorized' : 'Too many requests', { status });

/**
 * The token names who logged the device in; who is pinned in at the till the till alone tells, so both are put on record
 * (docs/decisions/030). Elsewhere nobody is pinned in.
 */
function staffName(request: Request, userId: string): string {
  const { pathname, searchParams } = new URL(request.url);
  const staff = (pathname.startsWith('/ext/pos/') && searchParams.get('staff')) || '';
  return /^\d{1,20}$/.test(staff) && staff !== userId ? `staff ${staff} with ${userId}` : userId;
}

/** What our extensions in Shopify's own pages ask: account, thank-you, till, admin (S6, D6). */
export function extensionsOf({ environment, clock, db, seal, shops }: Services, limits: Limits): Extensions {
  const open = (sealed: string) => seal.open(sealed);

  /** @throws Response 401 or 429 */
  async function bearerOf(request: Request) {
    const token = /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    const keys = { apiKey: environment.SHOPIFY_API_KEY, apiSecret: environment.SHOPIFY_API_SECRET };
    const bearer = token ? await readSessionToken(token, keys, clock.now()) : null;
    if (!bearer) throw refused(401);
    const shopId = shopIdOf(bearer.shopDomain);
    const who = bearer.kind === 'buyer' ? (bearer.customerId ?? `guest ${bearer.tokenId}`) : `staff ${bearer.userId}`;
    if (!(await limits.allow(shopId, who))) throw refused(429);
    return { bearer, shop: await shops.speaking(shopId) };
  }

  return {
    async authenticateBuyer(request) {
      const { bearer, shop } = await bearerOf(request);
      if (bearer.kind !== 'buyer') throw refused(401);
      const customerId = bearer.customerId && asId<CustomerId>(bearer.customerId);
      const view = shop && shopView(shop);
      const locale = voiceIn(view?.locale ?? 'en', shop ?? { words: 'purchase', isInformal: false });
      return { shop: view, customerId, locale };
    },
    async authenticateStaff(request) {
      const { bearer, shop } = await bearerOf(request);
      if (bearer.kind !== 'staff' || !shop) throw refused(401);
      const view = shopView(shop);
      const { userId } = bearer;
      return { shop: view, actor: { userId, name: staffName(request, userId) }, locale: voiceIn(view.locale, shop) };
    },
    orderStory: (shopId, orderId) => loadOrderStory(db, shopId as ShopId, orderId, open),
  };
}
