import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { compareShares, shareInterval } from '../../app/domain/analytics/compare-shares.ts';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { PilotGroup, PilotView, PilotPage as View } from '../../app/queries/views.ts';
import { EndModal } from '../../app/ui/pilot/end-modal.tsx';
import { emptyPilotForm, readPilotForm } from '../../app/ui/pilot/pilot-form.ts';
import { PilotPage } from '../../app/ui/pilot/pilot-page.tsx';
import { points, someTerms } from '../support/builders.ts';
import { aShop } from './fixtures.ts';

const nothing = () => {};
const tried = someTerms({ firstPurchase: { advocate: points(900), friend: null } });
const group = (bringers: number, people: number): PilotGroup => ({
  ...{ people, bringers, visits: 400, claims: 90, newCustomers: 60, revenueMinor: 360_000, rewardsMinor: 54_000 },
  share: shareInterval({ successes: bringers, of: people }),
});
function aPilot(over: Partial<PilotView> = {}): PilotView {
  const { inside = group(56, 70), rest = group(48, 80) } = over;
  const share = ({ bringers, people }: PilotGroup) => ({ successes: bringers, of: people });
  return {
    ...{ id: 'pilot-1', versionNumber: 3, name: 'More points', isOn: true, terms: tried, restTerms: someTerms() },
    audience: { kind: 'share', percent: 20 },
    ...{ startsAt: '2026-03-01T09:00:00.000Z', lastAt: null, campaigns: [] },
    comparison: compareShares(share(inside), share(rest)),
    ...{ inside, rest },
    ...over,
  };
}
const aPage = (over: Partial<View> = {}): View => ({
  shop: aShop(),
  draft: { terms: tried, updatedAt: '2026-03-01T08:00:00.000Z' },
  ...{ base: someTerms(), closed: null, today: '2026-03-05', pilot: null },
  ...over,
});

function shown(
  page: View,
  locale: 'fr' | 'en' = 'en',
  refused: { field: string; problem: string; values: object }[] = [],
) {
  const props = {
    ...{ page, banner: null, segments: undefined, refused: refused as never, isBusy: false },
    ...{ onWantSegments: nothing, onStart: nothing, onEnd: nothing },
  };
  const html = renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>
        <PilotPage {...props} />
      </WordsProvider>
    </AppProvider>,
  );
  expect(html).not.toMatch(/>(pilot|program)\.[a-z]/);
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#x27;', '’');
}

describe('the pilot’s page', () => {
  test('before there is a programme, while it is paused, and with nothing to try says what to do', () => {
    expect(shown(aPage({ closed: 'no-program', draft: null, base: null }))).toContain('Write your programme first');
    expect(shown(aPage({ closed: 'paused' }))).toContain('isn’t running');
    expect(shown(aPage({ closed: 'same-terms' }))).toContain('There is nothing to try yet');
  });

  test('starts one from the draft: what differs, on whom, until when', () => {
    const text = shown(aPage());
    expect(text).toContain('900 points');
    expect(text).toContain('Share in the pilot');
    expect(text).not.toContain('Roll out to all');
    expect(shown(aPage({ base: null }))).toContain('Only the advocates you choose can invite');
  });

  test('says at its field what the server refused', () => {
    const refused = [{ field: 'last', problem: 'day-past', values: {} }];
    expect(shown(aPage(), 'en', refused)).toContain('This day is past.');
    expect(
      shown(aPage(), 'en', [{ field: 'audience.percent', problem: 'too-big', values: { maximum: 99 } }]),
    ).toContain('99');
  });

  test('while it runs compares both sides, in both languages', () => {
    const page = aPage({ pilot: aPilot() });
    const english = shown(page);
    for (const part of [
      'Roll out to all',
      'Stop the pilot',
      '20% of customers, drawn at random',
      'bring a new customer more often: by 5.2 to 33.4 points',
      '80% (between 69.2% and 87.7%)',
      'Rewards per new customer €9 €9',
      'New customers per advocate 0.86 0.75',
    ])
      expect(english).toContain(part);
    expect(shown(page, 'fr')).toContain('amènent plus souvent un nouveau client : de 5,2 à 33,4 points');
    expect(english).not.toContain('Start a pilot');
  });

  test.each([
    ['too few', group(3, 3), group(0, 3), 'Too early to tell'],
    ['the same', group(50, 100), group(48, 100), 'between −11.6 and +15.5 points'],
    ['fewer', group(48, 80), group(56, 70), 'less often: by 5.2 to 33.4 points'],
  ])('with %s says so', (_what, inside, rest, words) => {
    expect(shown(aPage({ pilot: aPilot({ inside, rest }) }))).toContain(words);
  });

  test('with nobody on one side draws nothing', () => {
    expect(shown(aPage({ pilot: aPilot({ rest: group(0, 0) }) }))).not.toContain('19 times out of 20');
    expect(shown(aPage({ pilot: aPilot() }))).toContain('19 times out of 20');
  });

  test('names what else differs between the two', () => {
    const terms = { ...someTerms(), waitingDays: someTerms().waitingDays + 3 };
    expect(shown(aPage({ pilot: aPilot({ terms }) }))).toMatch(/Waiting.*→/);
  });

  test('tells of a segment that it wasn’t drawn, and which campaigns were on', () => {
    const audience = { kind: 'segment' as const, segmentId: '1', name: 'VIP' };
    const text = shown(aPage({ pilot: aPilot({ audience, campaigns: ['Fête'] }) }));
    expect(text).toContain('Customers of the segment “VIP”');
    expect(text).toContain('wasn’t drawn at random');
    expect(text).toContain('the rest also had: Fête');
  });

  test('before anything is live gives the link, and no comparison', () => {
    const nobody = group(0, 0);
    const text = shown(aPage({ base: null, pilot: aPilot({ restTerms: null, rest: nobody }) }));
    expect(text).toContain('/apps/ricochet/space');
    expect(text).toContain('nothing to compare with');
    expect(text).not.toContain('The rest Advocates');
  });

  test('once it is over keeps its result, and starts the next', () => {
    const unvisited = { inside: { ...group(56, 70), visits: null }, rest: { ...group(48, 80), visits: null } };
    const text = shown(aPage({ pilot: aPilot({ isOn: false, lastAt: '2026-03-20T22:59:59.999Z', ...unvisited }) }));
    expect(text).toContain('Link visits – –');
    expect(text).toContain('New customers per visit – –');
    expect(text).toContain('visits are told only while it is on');
    expect(shown(aPage({ pilot: aPilot() }))).toContain('Link visits 400 400');
    expect(text).toContain('From March 1, 2026 to March 20, 2026');
    expect(text).toContain('Start a pilot');
  });

  test('can be rolled out as long as its terms aren’t those of all, and the programme is open', () => {
    const over = aPilot({ isOn: false, lastAt: '2026-03-20T22:59:59.999Z' });
    expect(shown(aPage({ pilot: over }))).toContain('Roll out to all');
    expect(shown(aPage({ pilot: over, base: tried }))).not.toContain('Roll out to all');
    expect(shown(aPage({ pilot: over, closed: 'paused' }))).not.toContain('Roll out to all');
    expect(shown(aPage({ pilot: aPilot(), closed: 'paused' }))).not.toContain('Roll out to all');
  });
});

test('nothing is asked before somebody ends it', () => {
  const props = { step: null, pilot: aPilot(), isBusy: false, onConfirm: nothing, onClose: nothing };
  expect(
    renderToStaticMarkup(
      <WordsProvider locale="en">
        <EndModal {...props} />
      </WordsProvider>,
    ),
  ).toBe('');
});

describe('the form', () => {
  const segments = [{ id: '7', name: 'VIP' }];
  const read = (changes: Partial<typeof emptyPilotForm>) =>
    readPilotForm({ ...emptyPilotForm, name: 'Try', ...changes }, segments);

  test('is sent as it was typed', () => {
    expect(read({ percent: ' 5 ' }).typed).toEqual({
      ...{ name: 'Try', last: null },
      audience: { kind: 'share', percent: 5 },
    });
    expect(read({ kind: 'segment', segmentId: '7', last: '2026-04-01' }).typed).toEqual({
      ...{ name: 'Try', last: '2026-04-01' },
      audience: { kind: 'segment', segmentId: '7', name: 'VIP' },
    });
  });

  test.each([
    ['no name', { name: ' ' }, 'name too-small'],
    ['no share', { percent: '' }, 'audience.percent percent'],
    ['a share of nothing', { percent: '0' }, 'audience.percent percent'],
    ['a share of all', { percent: '100' }, 'audience.percent percent'],
    ['half a percent', { percent: '0,5' }, 'audience.percent percent'],
    ['no segment', { kind: 'segment' as const }, 'audience.segmentId no-segment'],
    ['a segment that is gone', { kind: 'segment' as const, segmentId: '8' }, 'audience.segmentId no-segment'],
  ])('%s is told at its field', (_what, changes, problem) => {
    const { typed, problems } = read(changes);
    expect(typed).toBeNull();
    expect(problems.map((one) => `${one.field} ${one.problem}`)).toEqual([problem]);
  });
});
