import type { Group } from '../domain/eligibility/conditions/group.ts';
import type {
  PersonConditions,
  PersonLeaf,
  PurchaseConditions,
  PurchaseLeaf,
} from '../domain/eligibility/conditions/registry.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { listFormat, numberFormat } from '../domain/shared/intl.ts';
import { formatMoney } from '../domain/shared/money.ts';
import { translatorFor, type Voice } from './translator.ts';

type Leaf = PurchaseLeaf | PersonLeaf;
/** The merchant reads which tag, segment or house; to shoppers those are the shop's own affair. */
type Reader = { locale: Voice; currency: string; isMerchant: boolean };

/** "delivered to: France and (paid in EUR or order placed online)". */
export function conditionsWords(conditions: PurchaseConditions | PersonConditions, reader: Reader): string {
  return groupWords(conditions as Group<Leaf>, reader);
}

function groupWords({ match, of }: Group<Leaf>, reader: Reader): string {
  const t = translatorFor(reader.locale);
  const words = of.map((part) => {
    if (!('match' in part)) return leafWords(part, reader);
    const inner = groupWords(part, reader);
    return part.of.length > 1 && of.length > 1 ? `(${inner})` : inner;
  });
  return [...new Set(words)].join(t(match === 'all' ? 'common:conditions.and' : 'common:conditions.or'));
}

/** One condition, as a phrase. */
export function leafWords(leaf: Leaf, reader: Reader): string {
  const { locale, currency, isMerchant } = reader;
  const t = translatorFor(locale);
  const list = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'disjunction') =>
    listFormat(locale, { type }).format(names);
  const number = (count: number) => ({ count, number: numberFormat(locale).format(count) });
  switch (leaf.code) {
    case 'products':
      return t(`common:conditions.products.${leaf.args.of}`, {
        list: list(leaf.args.products.map(({ title }) => title)),
      });
    case 'collections':
      return t(`common:conditions.collections.${leaf.args.of}`, {
        list: list(leaf.args.collections.map(({ title }) => title)),
      });
    case 'channel':
      return t('common:conditions.channel', {
        list: list(leaf.args.channels.map((channel) => t(`common:conditions.channels.${channel}`))),
      });
    case 'paid-in':
      return t('common:conditions.paid-in', { list: list(leaf.args.currencies) });
    case 'buyer':
      return t(`common:conditions.buyer.${leaf.args.buyer}`);
    case 'delivery-country':
    case 'country':
      return t(`common:conditions.${leaf.code}.${leaf.args.of}`, {
        list: list(leaf.args.countries.map((code) => countryName(code, locale))),
      });
    case 'orders': {
      const { atLeast, atMost } = leaf.args;
      return both(
        reader,
        atLeast === null ? null : t('common:conditions.orders.atLeast', number(atLeast)),
        atMost === null ? null : t('common:conditions.orders.atMost', number(atMost)),
      );
    }
    case 'spent': {
      const { atLeastMinor, atMostMinor } = leaf.args;
      const money = (amountMinor: number) => ({ amount: formatMoney({ amountMinor, currency }, locale) });
      return both(
        reader,
        atLeastMinor === null ? null : t('common:conditions.spent.atLeast', money(atLeastMinor)),
        atMostMinor === null ? null : t('common:conditions.spent.atMost', money(atMostMinor)),
      );
    }
    case 'last-order':
      return t(`common:conditions.last-order.${leaf.args.is}`, number(leaf.args.days));
    case 'tag':
      return isMerchant
        ? t(`common:conditions.tag.${leaf.args.has}`, { list: list(leaf.args.tags) })
        : t('common:conditions.chosen');
    case 'segment':
      return isMerchant
        ? t(`common:conditions.segment.${leaf.args.has}`, { list: list(leaf.args.segments.map(({ name }) => name)) })
        : t('common:conditions.chosen');
    case 'employee': {
      const { is, tags, domains } = leaf.args;
      const known = [...tags, ...domains.map((domain) => `@${domain}`)];
      return t(`common:conditions.employee.${is}`) + (isMerchant ? ` (${list(known)})` : '');
    }
    case 'consent':
      return t('common:conditions.consent');
    default:
      return leaf satisfies never;
  }
}

const both = ({ locale }: Reader, ...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null).join(translatorFor(locale)('common:conditions.and'));

export const countryName = (code: string, locale: Voice): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;

/** A line for each kind of condition the offer has, said to shoppers of either side. */
export function conditionLines({ conditions, eligibility, currency }: OfferTerms, locale: Voice): string[] {
  const t = translatorFor(locale);
  const reader = { locale, currency, isMerchant: false };
  const { friend, advocate } = eligibility;
  return [
    ...(conditions.purchase
      ? [t('common:conditions.terms.purchase', { conditions: conditionsWords(conditions.purchase, reader) })]
      : []),
    ...(friend ? [t('common:conditions.terms.friend', { conditions: conditionsWords(friend, reader) })] : []),
    ...(advocate ? [t('common:conditions.terms.advocate', { conditions: conditionsWords(advocate, reader) })] : []),
  ];
}
