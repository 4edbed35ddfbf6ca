import type { SpeakingShop } from '../persistence/speaking-shops.server.ts';
import type { ShopView } from './views.ts';

type ShopRow = Omit<SpeakingShop, 'words'>;

export const shopView = ({ shopId, domain, name, currency, timeZone, locale, isInformal }: ShopRow): ShopView => ({
  shopId,
  domain,
  name,
  currency,
  timeZone,
  locale: locale === 'fr' ? 'fr' : 'en',
  isInformal,
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
