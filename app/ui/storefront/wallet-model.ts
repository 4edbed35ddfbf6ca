import { numberFormat } from '../../domain/shared/intl.ts';
import { pointsWords, rewardThing } from '../../i18n/offer-words.ts';
import { signedAmount, statementWords } from '../../i18n/statement-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { capitalised, counted, longDate, shortDate } from './format.ts';
import { type RewardModel, rewardModel } from './reward-model.ts';
import type { SpaceInput } from './space-input.ts';

/** A shopper's points in words: what they have, until when, what for, and where each came from. */
export type WalletModel = {
  balance: string;
  pending: string | null;
  /** soonest first */
  expiring: string[];
  token: string;
  items: { itemId: string; title: string; price: string; button: string; missing: string | null }[];
  redemptions: RewardModel[];
  lines: { when: string; what: string; amount: string; balance: string }[];
};

export function walletModel(
  space: Pick<SpaceInput, 'points' | 'redeemToken' | 'terms'> & { shop: { timeZone: string } },
  locale: Voice,
): WalletModel | null {
  const { points, redeemToken, terms, shop } = space;
  if (!points) return null;
  const t = translatorFor(locale);
  const { currency } = terms;
  return {
    balance: t('storefront:space.rewards.points', { points: pointsWords(points.available, locale) }),
    pending:
      points.pending > 0 ? t('storefront:space.wallet.pending', { points: pointsWords(points.pending, locale) }) : null,
    expiring: byDay(points.expiring, (iso) => longDate(iso, locale, shop.timeZone)).map(([date, amount]) =>
      t('storefront:space.wallet.expiring', { points: pointsWords(amount, locale), date }),
    ),
    token: redeemToken,
    items: points.catalogue.map(({ itemId, points: price, reward, missing }) => ({
      itemId,
      title: capitalised(rewardThing(reward, currency, locale)),
      price: pointsWords(price, locale),
      button: t('storefront:space.wallet.exchangeNamed', {
        points: pointsWords(price, locale),
        reward: rewardThing(reward, currency, locale),
      }),
      missing: missing > 0 ? t('storefront:space.wallet.missing', counted(missing, locale)) : null,
    })),
    redemptions: points.redemptions.map((reward) => ({
      ...rewardModel(reward, currency, locale, shop.timeZone),
      title: capitalised(rewardThing(reward.spec, currency, locale)),
    })),
    lines: points.statement.map((line) => ({
      when: shortDate(line.at, locale, shop.timeZone),
      what: statementWords(line, currency, locale, 'shopper'),
      amount: line.kind === 'forfeited' ? '–' : signedAmount(line.amount, line.unit, locale),
      balance: numberFormat(locale).format(line.balance),
    })),
  };
}

/** What expires on one day is one line. */
function byDay(
  lots: readonly { amount: number; expiresAt: string }[],
  dayOf: (iso: string) => string,
): [day: string, amount: number][] {
  const days = new Map<string, number>();
  for (const { amount, expiresAt } of lots) days.set(dayOf(expiresAt), (days.get(dayOf(expiresAt)) ?? 0) + amount);
  return [...days];
}
