import { numberFormat } from '../domain/shared/intl.ts';
import { formatMoney } from '../domain/shared/money.ts';
import type { RuleTexts } from '../domain/shared/rule-texts.ts';
import { formatInstant } from '../domain/shared/time.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';
import { nearestLocale, translatorFor, type Voice } from './translator.ts';

type Values = Readonly<Record<string, RuleValue>>;

/** The rules whose refusal has its own words; any other gets the general sentence. */
export const WORDED = [
  'attributed',
  'program-open',
  'self-referral',
  'newness',
  'purchase-number',
  'not-yet-member',
  'existing-customer',
  'minimum-subtotal',
  'window',
  'order-standing',
  'monthly-cap',
  'lead-cap',
  'first-purchase-once',
  'disposable-address',
  'already-referred',
  'claimed-by-other',
  'chargeback',
  'total-cap',
  'budget',
  'fraud-score',
  'spent-reward',
  'item-offered',
  'enough-points',
  'purchase-conditions',
  'products',
  'collections',
  'channel',
  'paid-in',
  'delivery-country',
  'buyer',
  'advocate-eligibility',
  'advocate-orders',
  'advocate-spent',
  'advocate-last-order',
  'advocate-tag',
  'advocate-segment',
  'advocate-employee',
  'advocate-country',
  'advocate-consent',
  'friend-eligibility',
  'friend-orders',
  'friend-spent',
  'friend-last-order',
  'friend-tag',
  'friend-segment',
  'friend-employee',
  'friend-country',
  'friend-consent',
  'human-decision',
  'advocate-known',
  'one-notice',
  'declared-lately',
  'listed',
] as const;
/** Characters of a sentence that a shop writes itself. */
export const LONGEST_OWN = 300;

type WordedRule = (typeof WORDED)[number];

/**
 * Why not, in plain words for a shopper (S8), true whoever reads it: the friend, or the person who invited.
 * @param values the rule's input and limit; what is missing is left unsaid
 * @param own the shop's own sentences: one of those stands as it was written
 */
export function shopperReason(
  reasonCode: string,
  values: Values,
  locale: Voice,
  timeZone = 'UTC',
  own: RuleTexts = {},
): string {
  const t = translatorFor(locale);
  const code = WORDED.find((rule): rule is WordedRule => rule === reasonCode);
  if (!code) return t('common:rules.unknown.shopper');
  const written = own[nearestLocale(locale)]?.[code];
  if (written) return written;
  const filled = fillIn(code, values, locale, timeZone);
  return filled ? t(`common:rules.${code}.shopperWithValue`, filled) : t(`common:rules.${code}.shopper`);
}

function fillIn(
  code: WordedRule,
  values: Values,
  locale: Voice,
  timeZone: string,
): Record<string, string | number> | null {
  if (code === 'minimum-subtotal') {
    const minimum = Object.entries(values).find(([name, value]) => /minimum/i.test(name) && isMoney(value))?.[1];
    return isMoney(minimum) && minimum.amountMinor > 0 ? { minimum: formatMoney(minimum, locale) } : null;
  }
  if (code === 'window') {
    const until = values['until'] ?? values['windowEndsAt'] ?? values['endsAt'];
    const instant = typeof until === 'string' ? new Date(until) : null;
    if (!instant || Number.isNaN(instant.getTime())) return null;
    return { date: formatInstant(instant, locale, timeZone) };
  }
  if (LIMITS.has(code)) {
    const limit = LIMIT_NAMES.map((name) => values[name]).find((value) => value !== undefined);
    return typeof limit === 'number' ? { count: limit, number: numberFormat(locale).format(limit) } : null;
  }
  return null;
}

/** Rules that name a number, and under which name they do. */
const LIMITS = new Set(['monthly-cap', 'lead-cap', 'total-cap', 'enough-points']);
const LIMIT_NAMES = ['limit', 'friendsPerMonth', 'leadsPerMonth', 'friendsInTotal', 'points'];

function isMoney(value: RuleValue | undefined): value is { amountMinor: number; currency: string } {
  return typeof value === 'object' && value !== null && 'amountMinor' in value;
}
