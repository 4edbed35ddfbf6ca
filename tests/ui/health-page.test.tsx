import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { HealthView, ProblemView } from '../../app/queries/views.ts';
import { HealthPage } from '../../app/ui/health/health-page.tsx';
import { LogProgress } from '../../app/ui/health/log-card.tsx';
import { ProblemCard } from '../../app/ui/problems/problem-card.tsx';
import { aProblem, aShop } from './fixtures.ts';

type Comparison = NonNullable<HealthView['comparison']>;
const nothing = () => {};

const aComparison = (over: Partial<Comparison> = {}): Comparison => ({
  state: 'done',
  phase: 'done',
  startedAt: '2026-04-03T09:00:00.000Z',
  finishedAt: '2026-04-03T09:02:00.000Z',
  done: 0,
  total: null,
  countedSince: '2026-04-03T06:00:00.000Z',
  findings: { ordersFound: 0, rewardsRepaired: 0, rewardsDiffer: 0, rewardsUsed: 0, booksDiffer: 0 },
  ...over,
});

const aHealth = (over: Partial<HealthView> = {}): HealthView => ({
  shop: aShop(),
  comparison: aComparison(),
  webhooks: { heard: 1204, isMore: false, lastHeardAt: '2026-04-03T08:59:00.000Z' },
  oldestWaitingAt: null,
  quarantined: 0,
  deadLetters: [],
  ...over,
});

const running = (over: Partial<Comparison>) =>
  aHealth({ comparison: aComparison({ state: 'running', finishedAt: null, ...over }) });

const states: Record<string, HealthView> = {
  'never compared': aHealth({ comparison: null, webhooks: { heard: 0, isMore: false, lastHeardAt: null } }),
  'all well': aHealth(),
  'comparing orders': running({ phase: 'orders', done: 150 }),
  'comparing rewards': running({ phase: 'rewards', done: 100, total: 250 }),
  'checking the books': running({ phase: 'books' }),
  'no access': aHealth({ comparison: aComparison({ state: 'no-access', countedSince: null }) }),
  'much to look at': aHealth({
    comparison: aComparison({
      findings: { ordersFound: 1, rewardsRepaired: 2, rewardsDiffer: 3, rewardsUsed: 1, booksDiffer: 1_204 },
    }),
    webhooks: { heard: 10_000, isMore: true, lastHeardAt: '2026-04-03T08:59:00.000Z' },
    oldestWaitingAt: '2026-04-03T08:00:00.000Z',
    quarantined: 2,
    deadLetters: [
      { id: '1', task: 'issue-rewards', failedAt: '2026-04-03T08:00:00.000Z', attempts: 25, error: 'no answer' },
      { id: '2', task: 'moon-walk', failedAt: '2026-04-03T08:00:00.000Z', attempts: 25, error: 'no answer' },
    ],
  }),
};

const page = (health: HealthView) =>
  createElement(HealthPage, {
    health,
    isStarting: false,
    retryingId: null,
    onCompare: nothing,
    onRetry: nothing,
    onFailed: nothing,
  });

const html = (element: ReactElement, locale: 'fr' | 'en') =>
  renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>{element}</WordsProvider>
    </AppProvider>,
  );

const textOf = (markup: string) =>
  [
    markup.replace(/<[^>]+>/g, '\n'),
    ...[...markup.matchAll(/(?:aria-label|title)="([^"]*)"/g)].map(([, said]) => said),
  ].join('\n');

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  test.each(Object.entries(states))('%s is said in words: no key, no unfilled place', (_name, health) => {
    const text = textOf(html(page(health), locale));
    expect(text.match(/\b(health|problems)\.[a-z][\w.-]*/g)).toBeNull();
    expect(text).not.toMatch(/{{|}}|undefined|NaN|\[object/);
  });

  test.each(['reward-differs', 'reward-still-works', 'webhooks-silent', 'books-differ'])(
    'the problem %s says what happened, what it affects and what to do',
    (code) => {
      const problem: ProblemView = aProblem({ code, values: { unbalanced: '1', missed: '3' } });
      const props = { problem, currency: 'EUR', timeZone: 'Europe/Paris', isBusy: false, onDecide: nothing };
      const text = textOf(
        html(createElement(ProblemCard, { ...props, onDismiss: nothing, onRetry: nothing, onFailed: nothing }), locale),
      );
      expect(text.match(/\bproblems\.[a-z][\w.-]*/g)).toBeNull();
      expect(text).not.toMatch(/Something needs your attention|Unbalanced|Missed/);
    },
  );
});

test('a comparison under way shows how far it is and can’t be begun again', () => {
  const markup = html(page(running({ phase: 'rewards', done: 100, total: 250 })), 'en');
  expect(markup).toMatch(/role="status"[^§]*100 of 250/);
  expect(markup).toMatch(/<progress[^>]*value="40"/);
  expect(markup).toMatch(/<button[^>]*aria-disabled="true"[^§]*Compare now/);
});

test('what needs the merchant leads to the problems, what was put right does not', () => {
  const fixed = aComparison({ findings: { ...aComparison().findings, ordersFound: 3, rewardsRepaired: 1 } });
  expect(html(page(aHealth({ comparison: fixed })), 'en')).not.toContain('/app/problems');
  const open = aComparison({ findings: { ...aComparison().findings, rewardsDiffer: 1 } });
  expect(html(page(aHealth({ comparison: open })), 'en')).toContain('/app/problems');
});

test('what the queue and Shopify say is shown as text, never as markup', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const letter = { id: '1', task: evil, failedAt: '2026-04-03T08:00:00.000Z', attempts: 1, error: evil };
  expect(html(page(aHealth({ deadLetters: [letter] })), 'en')).not.toContain('<img src=x');
});

test('what was given up is a list, and where nothing was there is none, only the words', () => {
  const letter = { id: '1', task: 'issue-rewards', failedAt: '2026-04-03T08:00:00.000Z', attempts: 25, error: 'no' };
  expect(html(page(aHealth({ deadLetters: [letter] })), 'en')).toMatch(/<ul[^>]*><li/);
  expect(html(page(aHealth()), 'en')).not.toContain('<ul');
});

test('a log on its way tells how far it is', () => {
  const markup = html(createElement(LogProgress, { read: { done: 500, total: 2000 } }), 'en');
  expect(markup).toMatch(/Lines: 500 of 2,000/);
  expect(markup).toMatch(/<progress[^>]*value="25"/);
  expect(html(createElement(LogProgress, { read: { done: 0, total: null } }), 'fr')).toContain('préparation');
});
