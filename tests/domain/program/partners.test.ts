import { describe, expect, it, test } from 'vitest';
import { agreedTerms, agreementProblems } from '../../../app/domain/program/agreement-terms.ts';
import { offerInForce } from '../../../app/domain/program/offer-in-force.ts';
import { type Agreement, agreementSchema } from '../../../app/domain/program/partner.ts';
import { asId, type VersionId } from '../../../app/domain/shared/ids.ts';
import { anAdvocate, anOffer, at, percentOff, points, someTerms } from '../../support/builders.ts';

const START = '2026-03-01T00:00Z';
const mia = anAdvocate('mia');
const agreement: Agreement = {
  partnerId: '0199bbbb-0000-7000-8000-000000000001',
  advocateId: mia.advocateId,
  startsAt: at(START),
  endsAt: null,
  pay: { sale: { type: 'commission', basisPoints: 1_000 }, sales: 1, signUp: null, lead: null, leadsPerMonth: null },
  welcome: percentOff(15),
};
const AGREED = asId<VersionId>('version-agreed');
const agreed = (changes: Partial<Agreement> = {}, publishedAt = START, versionId = AGREED) =>
  anOffer({ versionId, versionNumber: 2, publishedAt: at(publishedAt), partner: { ...agreement, ...changes } });
const LATE = asId<VersionId>('version-late');

describe('what is in force for a partner', () => {
  const base = anOffer();
  const versionAt = (moment: string, advocateId: string, ...offers: ReturnType<typeof anOffer>[]) =>
    offerInForce([base, ...offers], at(moment), {
      advocateId,
      pilots: { p: { isIn: true, since: at(START), visitsBefore: 0 } },
    })?.versionId;
  const another = anAdvocate('ana').advocateId;

  test.each([
    ['the partner while it runs', mia.advocateId, '2026-03-01T00:00Z', AGREED],
    ['the partner before it', mia.advocateId, '2026-02-28T23:59Z', base.versionId],
    ['anybody else', another, '2026-03-10T00:00Z', base.versionId],
  ])('%s', (_who, advocateId, moment, expected) => {
    expect(versionAt(moment, advocateId, agreed())).toBe(expected);
  });

  it('ends at the first moment that isn’t in it', () => {
    const ending = agreed({ endsAt: at('2026-04-01T00:00Z') });
    expect(versionAt('2026-03-31T23:59Z', mia.advocateId, ending)).toBe(AGREED);
    expect(versionAt('2026-04-01T00:00Z', mia.advocateId, ending)).toBe(base.versionId);
  });

  it('is the newest agreement’s, and none once that was ended', () => {
    const better = agreed({}, '2026-03-05T00:00Z', LATE);
    expect(versionAt('2026-03-04T00:00Z', mia.advocateId, agreed(), better)).toBe(AGREED);
    expect(versionAt('2026-03-06T00:00Z', mia.advocateId, agreed(), better)).toBe(LATE);
    const ended = agreed({ endsAt: at('2026-03-05T00:00Z') }, '2026-03-05T00:00Z', LATE);
    expect(versionAt('2026-03-06T00:00Z', mia.advocateId, agreed(), ended)).toBe(base.versionId);
  });

  it('comes before a pilot they take part in and before campaigns', () => {
    const pilot = anOffer({
      versionId: asId<VersionId>('version-pilot'),
      versionNumber: 3,
      publishedAt: at('2026-03-02T00:00Z'),
      pilot: {
        ...{ pilotId: 'p', name: 'Pilot', startsAt: at(START), endsAt: null },
        audience: { kind: 'share', percent: 50 },
      },
    });
    expect(versionAt('2026-03-10T00:00Z', mia.advocateId, agreed(), pilot)).toBe(AGREED);
    expect(versionAt('2026-03-10T00:00Z', another, agreed(), pilot)).toBe('version-pilot');
  });
});

describe('the terms of an agreement', () => {
  const base = someTerms({
    welcome: percentOff(5),
    firstPurchase: { advocate: points(500), friend: points(50) },
    nthPurchases: [
      { n: 2, advocate: points(100), friend: points(20) },
      { n: 9, advocate: points(100), friend: points(90) },
    ],
    eligibility: { advocate: { match: 'all', of: [] } as never },
    limits: { friendsPerMonth: 5, friendsInTotal: 9 },
  });
  const terms = (pay: Partial<Agreement['pay']>) =>
    agreedTerms(base, { ...agreement, pay: { ...agreement.pay, ...pay } });

  it('pay the partner’s own commission and welcome on the programme’s conditions, without caps or conditions of advocates', () => {
    expect(terms({})).toMatchObject({
      welcome: percentOff(15),
      firstPurchase: { advocate: agreement.pay.sale, friend: points(50) },
      nthPurchases: [],
      conditions: base.conditions,
      waitingDays: base.waitingDays,
      eligibility: { advocate: null, friend: base.eligibility.friend },
      limits: { friendsPerMonth: null, friendsInTotal: null, budget: base.limits.budget },
    });
  });

  it('pay further purchases, and friends what the programme gives them for those', () => {
    expect(terms({ sales: 3 }).nthPurchases).toEqual([
      { n: 2, advocate: agreement.pay.sale, friend: points(20) },
      { n: 3, advocate: agreement.pay.sale, friend: null },
    ]);
    expect(terms({ sales: 3, sale: null }).nthPurchases).toEqual([{ n: 2, advocate: null, friend: points(20) }]);
  });

  const problems = (changes: Partial<Agreement>, ground = base) =>
    agreementProblems({ ...agreement, ...changes }, { base: ground, now: at('2026-03-10T00:00Z') }).map(
      ({ field, code }) => `${field} ${code}`,
    );
  const fee = { type: 'fixed-commission', amountMinor: 300 } as const;

  test.each([
    [
      'nothing is paid',
      { pay: { sale: null, sales: 1, signUp: null, lead: null, leadsPerMonth: null } },
      'pay pays-nothing',
    ],
    [
      'a sign-up the programme doesn’t know',
      { pay: { ...agreement.pay, signUp: fee } },
      'pay.signUp.amountMinor no-sign-up-level',
    ],
    ['a welcome that leaves nothing', { welcome: percentOff(100) }, 'welcome leaves-nothing'],
    ['a day that is past', { endsAt: at('2026-03-10T00:00Z') }, 'last day-past'],
  ])('are refused where it is %s', (_why, changes, expected) => {
    expect(problems(changes)).toEqual([expected]);
  });

  it('may be of leads alone, and need no charity in ethical mode', () => {
    expect(
      problems(
        { pay: { sale: null, sales: 1, signUp: null, lead: fee, leadsPerMonth: null } },
        { ...base, ethical: true },
      ),
    ).toEqual([]);
  });
});

test('an agreement limits leads to a thousand a month at most: the places of that month are read with each claim', () => {
  const limited = (leadsPerMonth: number) =>
    agreementSchema.safeParse({
      ...agreement,
      advocateId: '0199bbbb-0000-7000-8000-000000000002',
      pay: { ...agreement.pay, leadsPerMonth },
    });
  expect(limited(1_000).success).toBe(true);
  expect(limited(1_001).success).toBe(false);
});
