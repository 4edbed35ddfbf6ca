import type { ShopView } from './views.ts';

type ShopRow = { shopId: string; domain: string; name: string; currency: string; timeZone: string; locale: string };

export const shopView = ({ shopId, domain, name, currency, timeZone, locale }: ShopRow): ShopView => ({
  shopId,
  domain,
  name,
  currency,
  timeZone,
  locale: locale === 'fr' ? 'fr' : 'en',
});

/** Opens sealed names and addresses for showing them. */
export type Open = (sealed: string) => string;

/** A first name, else the address, else nothing: what a merchant knows somebody by. */
export const labelOf = (
  person: { firstNameSealed: string | null; emailSealed: string | null } | null | undefined,
  open: Open,
): string => nameOf(person, open) ?? (person?.emailSealed ? open(person.emailSealed) : '');

export const nameOf = (person: { firstNameSealed: string | null } | null | undefined, open: Open): string | null =>
  person?.firstNameSealed ? open(person.firstNameSealed) : null;
