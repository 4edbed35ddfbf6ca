import { formatBasisPoints, formatCalendarDay, formatDateTime, formatNumber, moneyWords } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import { ruleTitle } from '../receipt-words.ts';

type Shop = { currency: string; timeZone: string };
/** `of` = what stands beside it, by name: a sum's currency, a target's kind */
type Told = { value: string; shop: Shop; of: (name: string) => string | undefined; words: Words };
type Tell = (told: Told) => string;

const text: Tell = ({ value }) => value;
const count: Tell = ({ value, words }) => formatNumber(Number(value), words.locale);
const hundredths: Tell = ({ value, words }) => formatNumber(Number(value) / 100, words.locale);
const basisPoints: Tell = ({ value, words }) => formatBasisPoints(Number(value), words.locale);
const percent: Tell = ({ value, words }) => formatBasisPoints(Number(value) * 100, words.locale);
const instant: Tell = ({ value, shop, words }) => formatDateTime(value, words.locale, shop.timeZone);
const day: Tell = ({ value, words }) => formatCalendarDay(value, words.locale);
const flag: Tell = ({ value, words }) => words.t(value === 'true' ? 'common.yes' : 'common.no');
const money: Tell = ({ value, shop, of, words }) =>
  moneyWords({ amountMinor: Number(value), currency: of('currency') ?? of('unit') ?? shop.currency }, words);
/** A word out of one of these lists. */
const wordOf =
  (...lists: string[]): Tell =>
  ({ value, words }) => {
    const list = lists.find((one) => words.has(`${one}.${value}`));
    return list ? words.t(`${list}.${value}`) : value;
  };
const TARGETS = new Map([
  ['revenue', money],
  ['cac', money],
  ['conversion', basisPoints],
]);
const target: Tell = (told) => (TARGETS.get(told.of('kind') ?? '') ?? count)(told);

/** How what is recorded of a change is read, by where it stands there. Its name is at `changes.values`. */
export const VALUES: Readonly<Record<string, Tell>> = {
  name: text,
  status: wordOf('status'),
  mode: wordOf('program.trust.modes'),
  holdAt: count,
  rejectAt: count,
  pilot: text,
  percent,
  segment: text,
  version: count,
  rule: ({ value, words }) => ruleTitle(value, words),
  fr: text,
  en: text,
  formOfAddress: text,
  blocksFr: count,
  blocksEn: count,
  startsAt: instant,
  endsAt: instant,
  marginBp: basisPoints,
  startsOn: day,
  dueOn: day,
  kind: wordOf('objectives.kinds', 'changes.enums'),
  target,
  words: text,
  reason: text,
  by: wordOf('lists.by'),
  publishedOn: day,
  amountMinor: money,
  amount: money,
  decision: wordOf('changes.enums'),
  isOn: flag,
  generation: count,
  previousUntil: instant,
  customerId: text,
  code: text,
  'plan.months': count,
  'plan.customers': count,
  'plan.enrolmentBp': basisPoints,
  'plan.friendsHundredths': hundredths,
  'plan.conversionBp': basisPoints,
  'plan.basketMinor': money,
  'plan.purchasesHundredths': hundredths,
  'plan.marginBp': basisPoints,
  'plan.advocateRewardMinor': money,
  'plan.friendRewardMinor': money,
  'plan.softwareMinor': money,
  'plan.hoursHundredths': hundredths,
  'plan.hourMinor': money,
  'plan.mediaCacMinor': money,
};

/** Ids, which are told by the names of what they lead to, and what is said beside the change already. */
const SILENT = /(^|\.)(id|undoes|subject|actor|at|currency|unit|[a-z]+Id)$/;

/** Where a value stands, without the numbers of a list and the list's own name: "decisions.0.reason" → "reason". */
export const placeOf = (path: string): string => path.replace(/^\w+\.\d+\./, '');

export const isSilent = (path: string): boolean => {
  const place = placeOf(path);
  return !Object.hasOwn(VALUES, place) && SILENT.test(place);
};

/** What a value is called. What has no words yet is named as it is recorded. */
export function nameOfValue(path: string, { t }: Words): string {
  const place = placeOf(path);
  if (!Object.hasOwn(VALUES, place)) return place;
  return place.startsWith('plan.')
    ? t(`forecast.fields.${place.slice('plan.'.length)}.label`)
    : t(`changes.values.${place}`);
}

export function wordedValue(path: string, told: Told): string {
  const place = placeOf(path);
  return Object.hasOwn(VALUES, place) ? VALUES[place]!(told) : told.value;
}
