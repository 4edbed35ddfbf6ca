import { describe, expect, test } from 'vitest';
import { landingInForce, landingState } from '../../../app/domain/landing/landing-in-force.ts';
import { isMade, landingPageSchema } from '../../../app/domain/landing/landing-page.ts';
import { landingPeriod } from '../../../app/domain/landing/landing-period.ts';
import { readLanding } from '../../../app/usecases/read-landing.ts';
import { aLandingPage } from '../../support/builders.ts';

const problems = (page: unknown) => {
  const read = readLanding(page);
  return read.ok ? [] : read.problems.map(({ field, problem }) => `${field} ${problem}`);
};

describe('a page', () => {
  test('is blocks in two languages, with the form exactly once in each', () => {
    expect(problems(aLandingPage())).toEqual([]);
    expect(problems(aLandingPage({ fr: [] }))).toEqual(['fr one-claim-form']);
    expect(problems(aLandingPage({ en: [{ kind: 'claim' }, { kind: 'claim' }] }))).toEqual(['en one-claim-form']);
  });

  test('has a message at the field of a text of 10,000 characters, and of a missing one', () => {
    const hero = { kind: 'hero' as const, title: '', text: 'x'.repeat(10_000) };
    expect(problems(aLandingPage({ fr: [{ kind: 'claim' }, hero] }))).toEqual([
      'fr.1.title too-small',
      'fr.1.text too-big',
    ]);
  });

  test.each([
    ['https://cdn.shopify.com/s/files/1/a.png', []],
    ['http://cdn.shopify.com/a.png', ['en.0.url not-a-picture']],
    ['https://cdn.shopify.com.evil.example/a.png', ['en.0.url not-a-picture']],
    ['https://cdn.shopify.com@evil.example/a.png', ['en.0.url not-a-picture']],
    ['https://me:x@cdn.shopify.com/a.png', ['en.0.url not-a-picture']],
    ['//cdn.shopify.com/a.png', ['en.0.url not-a-picture']],
    ['javascript:alert(1)', ['en.0.url not-a-picture']],
    ['data:image/svg+xml,<svg onload=alert(1)>', ['en.0.url not-a-picture']],
  ])('takes a picture from Shopify’s files only: %s', (url, expected) => {
    expect(problems(aLandingPage({ en: [{ kind: 'picture', url, alt: '' }, { kind: 'claim' }] }))).toEqual(expected);
  });

  test('keeps nothing a database can’t hold, and refuses more blocks or text than a page bears', () => {
    const read = landingPageSchema.parse(
      aLandingPage({ fr: [{ kind: 'quote', text: 'a\0b\ud800', author: '' }, { kind: 'claim' }] }),
    );
    expect(read.fr[0]).toMatchObject({ text: 'ab\ufffd' });
    const html = { kind: 'html' as const, html: 'x'.repeat(19_000) };
    expect(problems(aLandingPage({ fr: [{ kind: 'claim' }, ...Array(6).fill(html)] }))).toEqual(['fr page-too-long']);
    const many = Array(20).fill({ kind: 'offer' });
    expect(problems(aLandingPage({ fr: [{ kind: 'claim' }, ...many] }))).toEqual(['fr too-big']);
  });

  test('isn’t made in a language where only the form stands', () => {
    expect(isMade([{ kind: 'claim' }])).toBe(false);
    expect(isMade(aLandingPage().fr)).toBe(true);
  });
});

describe('which version is shown', () => {
  const day = (of: number) => new Date(Date.UTC(2026, 11, of));
  const version = (number: number, from: number, to: number | null = null, off: number | null = null) => ({
    number,
    startsAt: day(from),
    endsAt: to === null ? null : day(to),
    withdrawnAt: off === null ? null : day(off),
  });
  const usual = version(1, 1);
  const christmas = version(2, 20, 27);
  const repaired = version(3, 22);
  const shownOn = (of: number, versions = [usual, christmas, repaired]) =>
    landingInForce(versions, day(of))?.number ?? null;

  test('none before the first begins, then the one that began last', () => {
    expect(shownOn(0)).toBeNull();
    expect(shownOn(1)).toBe(1);
    expect(shownOn(28)).toBe(3);
  });

  test('one with an end comes before one without, until its end', () => {
    expect(shownOn(20)).toBe(2);
    expect(shownOn(23)).toBe(2);
    expect(shownOn(27)).toBe(3);
  });

  test('one that was taken off gives way to the next', () => {
    expect(shownOn(23, [usual, { ...christmas, withdrawnAt: day(21) }])).toBe(1);
    expect(shownOn(23, [{ ...usual, withdrawnAt: day(2) }])).toBeNull();
  });

  test('of two that began at once the newer one', () => {
    expect(shownOn(2, [usual, version(2, 1)])).toBe(2);
  });

  test('each knows what became of it', () => {
    const all = [usual, christmas, repaired, version(4, 1, null, 5)];
    const states = (of: number) => all.map((one) => landingState(one, landingInForce(all, day(of)), day(of)));
    expect(states(23)).toEqual(['waiting', 'shown', 'waiting', 'withdrawn']);
    expect(states(28)).toEqual(['waiting', 'over', 'shown', 'withdrawn']);
    expect(states(2)).toEqual(['shown', 'planned', 'planned', 'withdrawn']);
  });
});

describe('the days a merchant names', () => {
  // 23:30 in Paris on 28 March 2026, the night the clocks go forward
  const about = { now: new Date('2026-03-28T22:30:00Z'), timeZone: 'Europe/Paris' };
  const period = (first: string | null, last: string | null) => landingPeriod({ first, last }, about);

  test('begin now where none is named, or today, and end with the day', () => {
    expect(period(null, null)).toEqual({ startsAt: about.now, endsAt: null });
    expect(period('2026-03-28', '2026-03-29')).toEqual({
      startsAt: about.now,
      endsAt: new Date('2026-03-29T22:00:00Z'),
    });
    expect(period('2026-03-29', null)).toEqual({ startsAt: new Date('2026-03-28T23:00:00Z'), endsAt: null });
  });

  test('are refused at their field when past or the wrong way round', () => {
    expect(period('2026-03-27', null)).toEqual({ field: 'first', problem: 'in-the-past' });
    expect(period('2026-04-02', '2026-04-01')).toEqual({ field: 'last', problem: 'ends-before-it-starts' });
    expect(period(null, '2026-03-01')).toEqual({ field: 'last', problem: 'ends-before-it-starts' });
  });
});
