import type { Agreement, PartnerKind } from '../domain/program/partner.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Disclosure } from '../queries/views.ts';
import type { Services } from './services.server.ts';

/** What friends read where an invitation was made under a partner's agreement (P14); null where it wasn't. */
export async function disclosureOf(
  { partners, seal }: Pick<Services, 'partners' | 'seal'>,
  shopId: ShopId,
  agreement: Agreement | null | undefined,
): Promise<Disclosure | null> {
  const partner = agreement && (await partners.ofAdvocate(shopId, agreement.advocateId));
  return partner ? disclosed(partner, (sealed) => seal.open(sealed)) : null;
}

/** How a partner is shown, as stored. */
export const disclosed = (
  partner: { kind: string; nameSealed: string | null; disclosureFr: string; disclosureEn: string },
  open: (sealed: string) => string,
): Disclosure => ({
  kind: partner.kind as PartnerKind,
  name: partner.nameSealed ? open(partner.nameSealed) : '',
  own: { fr: partner.disclosureFr, en: partner.disclosureEn },
});
