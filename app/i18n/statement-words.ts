import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { numberFormat } from '../domain/shared/intl.ts';
import { toDecimal } from '../domain/shared/money.ts';
import { pointsWords, rewardThing } from './offer-words.ts';
import { translatorFor, type Voice } from './translator.ts';

/** The unit that is no currency. */
const POINTS = 'POINTS';

/** A line of a statement, as far as its words need it. */
type Line = {
  kind: string;
  unit: string;
  amount: number;
  isPending: boolean;
  lost: number;
  orderName: string | null;
  friendName: string | null;
  reward: RewardSpec | null;
};

/** "500 points", "€12.50". */
export function amountWords(amount: number, unit: string, locale: Voice): string {
  return unit === POINTS ? pointsWords(amount, locale) : inUnit(amount, unit, locale, 'auto');
}

/** "+200", "−€3.00": as it stands in a column. */
export function signedAmount(amount: number, unit: string, locale: Voice): string {
  const words =
    unit === POINTS
      ? numberFormat(locale, { signDisplay: 'exceptZero' }).format(amount)
      : inUnit(amount, unit, locale, 'exceptZero');
  // the minus sign is as wide as the plus it stands below
  return words.replace('-', '−');
}

function inUnit(amountMinor: number, currency: string, locale: Voice, signDisplay: 'auto' | 'exceptZero'): string {
  return numberFormat(locale, { style: 'currency', currency, signDisplay }).format(
    toDecimal({ amountMinor, currency }) as Intl.StringNumericLiteral,
  );
}

/**
 * What a line says, by kind: "Earned through Paul, order #1042". A shopper is told the friend, never the order.
 * @param currency the shop's, for what was bought with points
 */
export function statementWords(line: Line, currency: string, locale: Voice, reader: 'merchant' | 'shopper'): string {
  const t = translatorFor(locale);
  const { kind, unit, amount, isPending, lost, orderName, friendName, reward } = line;
  if (kind === 'forfeited') return t('common:statement.forfeited', { amount: amountWords(lost, unit, locale) });
  if (kind === 'redeemed' || kind === 'redemption-undone')
    return t(`common:statement.${kind}`, { reward: reward ? rewardThing(reward, currency, locale) : '' });
  const way = kind === 'adjusted' && amount < 0 ? 'adjusted-down' : kind;
  const said = t(`common:statement.${way}`);
  const about = [
    ...(friendName ? [t('common:statement.through', { friend: friendName })] : []),
    ...(reader === 'merchant' && orderName ? [t('common:statement.order', { order: orderName })] : []),
    ...(isPending && kind !== 'promised' ? [t('common:statement.stillPending')] : []),
  ];
  return [said, ...about].join(', ');
}
