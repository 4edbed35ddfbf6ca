import type { ShopId } from '../domain/shared/ids.ts';
import { advocateCodeRows } from '../persistence/advocate-codes.server.ts';
import { FindDiscountByCodeDocument } from '../shopify/generated/graphql.ts';
import { chooseCode } from '../usecases/choose-code.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';
import { isPageOf } from './wallet.server.ts';

/** Advocates choose their codes (V1). */
export function ownCodesOf(
  services: Services,
  allow: (shopId: string, advocateId: string) => Promise<boolean>,
): Pick<Container, 'chooseCode'> {
  const { clock, db, people, programs, shops } = services;
  const codes = advocateCodeRows(db);

  /** null = Shopify can't say */
  async function isDiscount(domain: string, code: string): Promise<boolean | null> {
    try {
      const found = await services.clientFor(domain).request(FindDiscountByCodeDocument, { code, withProducts: false });
      return found.codeDiscountNodeByCode !== null;
    } catch (error) {
      services.logger.warn({ shop: domain, error }, 'whether a code is a discount could not be asked');
      return null;
    }
  }

  return {
    async chooseCode(view, customerId, input) {
      const shopId = view.shopId as ShopId;
      const shop = await shops.load(shopId);
      const program = await programs.load(shopId);
      const advocate = program && (await people.advocateOfCustomer(shopId, program.id, customerId));
      if (!shop || !advocate || program.status !== 'live') return { state: 'closed' };
      const keys = services.keysOf(shop);
      return chooseCode(
        {
          allow: () => allow(shopId, advocate.id),
          isOwnPage: (token) => isPageOf(keys, advocate.personId, token),
          shopName: shop.name,
          isOtherwiseUsed: async (code) => {
            // a decoy takes as long as any code (018)
            const isTheShops = await isDiscount(shop.domain, code);
            return isTheShops === null ? null : isTheShops || keys.isCanary(code);
          },
          rename: (code, isOtherwiseUsed) =>
            codes.rename(
              shopId,
              { id: advocate.id, customerId },
              { code, forgotten: keys.forgottenCode(code), isOtherwiseUsed },
              clock.now(),
            ),
        },
        input,
      );
    },
  };
}
