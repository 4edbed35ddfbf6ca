import { shopIdInKey } from '../config/api-keys.server.ts';
import { readShopperToken, shopDomainInToken } from '../config/shopper-token.server.ts';
import { changedAccess, goodGenerations } from '../domain/shared/api-access.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { themeOffer } from '../i18n/theme-offer.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { apiAccessRows } from '../persistence/api-access.server.ts';
import { shopIdOf } from '../persistence/inbox.server.ts';
import { inForce } from '../persistence/programs.server.ts';
import { shopView } from '../queries/shop-view.ts';
import type { ApiAnswer, Container } from './container.ts';
import type { Services } from './services.server.ts';

type Api = Pick<Container, 'authenticateApi' | 'storefrontOffer' | 'apiAccess' | 'apiSecret' | 'changeApi'>;
type Limits = {
  allow(shopId: string, who: string): Promise<boolean>;
  /** keys and tokens that led nowhere, from one address */
  allowStrange(ip: string): Promise<boolean>;
  noteStrange(ip: string): Promise<void>;
};

/** Shops whose storefront isn't Shopify's: who calls us for them, and what they are known by (S6, docs/decisions/035). */
export function apiOf(services: Services, limits: Limits): Api {
  const { clock, db, environment, keysOf, programs, shops } = services;
  const access = apiAccessRows(db);

  async function callingShop(shopId: string) {
    const shop = await shops.load(shopId as ShopId);
    return shop && !shop.uninstalledAt && shop.apiIsOn ? shop : null;
  }

  async function byToken(token: string) {
    const domain = shopDomainInToken(token);
    const shop = domain && (await callingShop(shopIdOf(domain)));
    if (!shop) return { ok: false, problem: 'token-invalid' } as const;
    const { secret } = keysOf(shop).api;
    const secrets = goodGenerations(shop, clock.now()).map(secret);
    return { shop, ...(await readShopperToken(token, { shopDomain: shop.domain, secrets }, clock.now())) };
  }

  async function byKey(key: string) {
    const shopId = shopIdInKey(key);
    const shop = shopId && (await callingShop(shopId));
    if (!shop || !keysOf(shop).api.isPublishable(shop.shopId, key))
      return { ok: false, problem: 'key-unknown' } as const;
    return { ok: true, shop, shopper: { customerId: null, ip: null, userAgent: null } } as const;
  }

  return {
    async authenticateApi(request, peerAddress): Promise<ApiAnswer> {
      const peer = callerAddress(request.headers.get('X-Forwarded-For'), peerAddress, environment.TRUSTED_PROXY_HOPS);
      const key = request.headers.get('X-Ricochet-Key');
      const authorization = request.headers.get('Authorization');
      if (!key && !authorization) return { ok: false, problem: 'key-missing' };
      if (!(await limits.allowStrange(peer))) return { ok: false, problem: 'too-many-requests' };
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
      const found = authorization ? await byToken(token) : await byKey(key ?? '');
      if (!found.ok) {
        await limits.noteStrange(peer);
        return { ok: false, problem: found.problem };
      }
      const { shop, shopper } = found;
      const ip = shopper.ip ?? peer;
      if (!(await limits.allow(shop.shopId, shopper.customerId ?? ip)))
        return { ok: false, problem: 'too-many-requests' };
      const asked = new URL(request.url).searchParams.get('locale');
      const view = shopView(shop);
      return {
        ok: true,
        caller: {
          shop: view,
          customerId: shopper.customerId,
          locale: voiceIn(asked ? nearestLocale(asked) : view.locale, {
            words: (await shops.speaking(shop.shopId as ShopId))?.words ?? 'purchase',
            isInformal: view.isInformal,
          }),
          ip,
          userAgent: shopper.userAgent ?? request.headers.get('User-Agent'),
        },
      };
    },

    async storefrontOffer(view) {
      const shopId = view.shopId as ShopId;
      const [shop, program] = await Promise.all([shops.load(shopId), programs.load(shopId)]);
      const offer = inForce(program, clock.now());
      if (!shop || !program || !offer) return null;
      return themeOffer(offer, program.status, {
        decoys: keysOf(shop).canaryCodes,
        timeZone: shop.timeZone,
        isInformal: shop.isInformal,
      });
    },

    async apiAccess(shopId) {
      const { shop } = await services.installed(shopId);
      const previous = shop.apiPreviousUntil;
      return {
        shop: shopView(shop),
        isOn: shop.apiIsOn,
        url: `${environment.SHOPIFY_APP_URL}/api/v1`,
        publishableKey: keysOf(shop).api.publishable(shop.shopId),
        generation: shop.apiGeneration,
        secretMadeAt: shop.apiSecretMadeAt?.toISOString() ?? null,
        previousUntil: shop.apiIsOn && previous && previous > clock.now() ? previous.toISOString() : null,
      };
    },
    async apiSecret(shopId, actor) {
      const { shop } = await services.installed(shopId);
      if (!shop.apiIsOn) return null;
      await services.audit(shop.shopId as ShopId, actor.name, 'api.secret-shown', { generation: shop.apiGeneration });
      return keysOf(shop).api.secret(shop.apiGeneration);
    },
    changeApi: (shopId, { to, seen }, actor) =>
      access.change(shopId as ShopId, seen, (known) => changedAccess(known, to, clock.now()), actor.name, clock.now()),
  };
}

/**
 * Who calls us without Shopify between: what our outermost proxy saw, else the other end of the connection. What stands before
 * it in the header anyone can write.
 */
function callerAddress(forwardedFor: string | null, peerAddress: string | null, ownProxies: number): string {
  const seen = (forwardedFor ?? '').split(',').map((address) => address.trim());
  const address = (ownProxies > 0 ? seen.at(-ownProxies) : null) || peerAddress || '';
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
