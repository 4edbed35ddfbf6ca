import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec, SpecOf } from '../domain/rewards/reward-spec.ts';
import { wholeUnits } from '../i18n/typed-number.ts';

/** A round amount in units of the currency worth a little under ten euros or dollars, where ten units are not. */
const ROUND_AMOUNTS: Record<string, number> = {
  AED: 40,
  BHD: 4,
  BRL: 50,
  CLP: 10_000,
  CNY: 80,
  COP: 40_000,
  CZK: 250,
  DKK: 75,
  HKD: 80,
  HUF: 4_000,
  IDR: 150_000,
  ILS: 40,
  INR: 500,
  JPY: 1_500,
  KRW: 15_000,
  KWD: 3,
  MAD: 100,
  MXN: 200,
  NOK: 100,
  OMR: 4,
  PHP: 500,
  PLN: 40,
  SAR: 40,
  SEK: 100,
  THB: 300,
  TND: 30,
  TRY: 400,
  TWD: 300,
  VND: 250_000,
  XAF: 6_000,
  XOF: 6_000,
  ZAR: 200,
};

/** Minor units of a round amount near ten euros, times `factor`. */
function roundAmountMinor(currency: string, factor = 1): number {
  return wholeUnits((ROUND_AMOUNTS[currency] ?? 10) * factor, currency);
}

/** Four times the fixed reward: the usual basket that leaves a margin. */
const minimumMinor = (currency: string): number => roundAmountMinor(currency, 4);

function baseTerms(currency: string, welcome: OfferTerms['welcome'], advocate: RewardSpec): OfferTerms {
  return {
    currency,
    welcome,
    firstPurchase: { advocate, friend: null },
    signUp: null,
    nthPurchases: [],
    conditions: { minimumSubtotalMinor: minimumMinor(currency), windowDays: 30, purchase: null },
    eligibility: { advocate: null, friend: null },
    waitingDays: 0,
    limits: { friendsPerMonth: 5, friendsInTotal: null, budget: null },
    spentRewards: 'keep',
    wallet: { maximumBalance: null, pointsPerUnit: 100 },
    catalogue: [],
    declarations: {
      advocateConfirms: true,
      friendConfirms: false,
      perDay: 20,
      lateDays: 30,
      forgetDays: 30,
      consent: { fr: '', en: '' },
    },
    clauses: { fr: '', en: '' },
  };
}

const tenPercent = (validDays: number): SpecOf<'percentage-code'> => ({
  type: 'percentage-code',
  basisPoints: 1000,
  minimumSubtotalMinor: 0,
  validDays,
});

const fixedAmount = (currency: string, validDays: number): SpecOf<'fixed-code'> => ({
  type: 'fixed-code',
  amountMinor: roundAmountMinor(currency),
  minimumSubtotalMinor: minimumMinor(currency),
  validDays,
});

/** Where a merchant starts (P7); words stand under `templates.<id>`. */
export const programTemplates = {
  percent: (currency: string) => baseTerms(currency, tenPercent(30), tenPercent(90)),
  points: (currency: string) => ({
    ...baseTerms(currency, tenPercent(30), { type: 'points', points: 500, validMonths: 12 }),
    waitingDays: 14,
  }),
  fixed: (currency: string) => baseTerms(currency, fixedAmount(currency, 30), fixedAmount(currency, 90)),
} satisfies Record<string, (currency: string) => OfferTerms>;

export type TemplateId = keyof typeof programTemplates;
export const templateIds = Object.keys(programTemplates) as TemplateId[];

export const isTemplateId = (value: unknown): value is TemplateId => templateIds.includes(value as TemplateId);
