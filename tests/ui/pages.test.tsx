import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { HomeView } from '../../app/queries/views.ts';
import { Dashboard } from '../../app/ui/home/dashboard.tsx';
import { Onboarding } from '../../app/ui/home/onboarding.tsx';
import { OpenFromAdmin, PlainFailure } from '../../app/ui/plain-page.tsx';
import { ProblemList } from '../../app/ui/problems/problem-list.tsx';
import {
  ConflictBanner,
  InvalidBanner,
  OneSidedBanner,
  PublishedBanner,
} from '../../app/ui/program/editor-banners.tsx';
import { NoProgram } from '../../app/ui/program/no-program.tsx';
import { PromiseCard } from '../../app/ui/program/promise-card.tsx';
import { RewardFields } from '../../app/ui/program/reward-fields.tsx';
import { StorefrontPreview } from '../../app/ui/program/storefront-preview.tsx';
import { VersionsCard } from '../../app/ui/program/versions-card.tsx';
import { formFromTerms, type RewardForm } from '../../app/ui/program-form.ts';
import { ReferralDetail } from '../../app/ui/referrals/referral-detail.tsx';
import { ReferralList } from '../../app/ui/referrals/referral-list.tsx';
import * as a from './fixtures.ts';

const nothing = () => {};

function html(element: ReactElement, locale: 'fr' | 'en'): string {
  return renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>{element}</WordsProvider>
    </AppProvider>,
  );
}

/** What a reader sees or hears. */
const textOf = (markup: string) =>
  [
    markup.replace(/<[^>]+>/g, '\n'),
    ...[...markup.matchAll(/(?:aria-label|placeholder|title)="([^"]*)"/g)].map(([, said]) => said),
  ].join('\n');

const notStarted: HomeView['setup'] = { programPublished: false, blocksOpened: false, firstVisit: false };
const onboarding = (over: Partial<HomeView>) =>
  createElement(Onboarding, {
    home: a.aHome({ setup: notStarted, ...over }),
    picking: null,
    hasFailed: true,
    onPick: nothing,
    onBlocksOpened: nothing,
  });
const dashboard = (over: Partial<HomeView> = {}) => {
  const home = a.aHome(over);
  return createElement(Dashboard, { home, program: home.program!, onBlocksOpened: nothing });
};
const list = (over: Parameters<typeof a.aPage>[0] = {}, search = '') =>
  createElement(ReferralList, {
    page: a.aPage(over),
    filter: { state: 'all', search, cursor: null },
    isLoading: false,
    onFilter: nothing,
    onPrevious: null,
    onNext: nothing,
  });
const problemList = (problems: typeof a.someProblems, quarantined: typeof a.someQuarantined) =>
  createElement(ProblemList, {
    problems,
    quarantined,
    timeZone: 'Europe/Paris',
    busyId: null,
    onFailed: nothing,
    onRetry: nothing,
    onDismiss: nothing,
    onReplay: nothing,
  });
const noCounts = { all: 0, invited: 0, joined: 0, 'order-waiting': 0, rewarded: 0, 'not-eligible': 0 };
const versions = a.aProgram().versions;

const rewardFields = (type: RewardForm['type']) =>
  createElement(RewardFields, {
    title: 'T',
    help: 'H',
    path: 'welcome',
    types: [type],
    reward: { ...formFromTerms('P', a.someTerms(), 'fr').welcome, type },
    currency: 'EUR',
    errors: () => undefined,
    onChange: nothing,
  });

const pages: Record<string, ReactElement> = {
  'the front page': createElement(OpenFromAdmin),
  'the last resort': createElement(PlainFailure),
  onboarding: onboarding({ program: null, import: { state: 'running', done: 150, total: 1204 } }),
  'onboarding with a draft': onboarding({ import: { state: 'waiting', done: 0, total: null } }),
  home: dashboard(),
  'home, just published': dashboard({
    setup: { ...notStarted, programPublished: true },
    trend: [],
    import: { state: 'failed', done: 3, total: null },
  }),
  'home, paused': dashboard({ program: { ...a.aHome().program!, status: 'paused' } }),
  'home, ended, nothing needed': dashboard({
    program: { ...a.aHome().program!, status: 'ended' },
    needs: { problems: [], heldReferrals: 0, quarantined: 0 },
  }),
  'no programme yet': createElement(NoProgram),
  'the promise': createElement(PromiseCard, { terms: a.someTerms(), isStale: true }),
  'the preview': createElement(StorefrontPreview, { terms: a.someTerms() }),
  'the versions': createElement(VersionsCard, { versions, timeZone: 'Europe/Paris' }),
  'no version': createElement(VersionsCard, { versions: [], timeZone: 'Europe/Paris' }),
  'a percentage': rewardFields('percentage-code'),
  'a fixed amount': rewardFields('fixed-code'),
  points: rewardFields('points'),
  'no reward': rewardFields('none'),
  'just published': createElement(PublishedBanner, {
    version: 2,
    shopDomain: 'x.myshopify.com',
    onBlocksOpened: nothing,
  }),
  'a conflict': createElement(ConflictBanner, { isLoading: false, onLoad: nothing }),
  'what is wrong': createElement(InvalidBanner, { count: 2, unplaced: ['Z'] }),
  'one-sided': createElement(OneSidedBanner),
  referrals: list(),
  'no referral yet': list({ rows: [], counts: noCounts }),
  'no referral matches': list({ rows: [], counts: noCounts }, 'zzz'),
  'a referral': createElement(ReferralDetail, { referral: a.aReferral() }),
  'a referral without a story': createElement(ReferralDetail, {
    referral: a.aReferral({ verdicts: [], rewards: [], messages: [], claimedAt: null }),
  }),
  problems: problemList(a.someProblems, a.someQuarantined),
  'no problems': problemList([], []),
};

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  test.each(Object.entries(pages))('%s is said in words: no key, no unfilled place', (_name, page) => {
    const text = textOf(html(page, locale));
    const keys = text.match(
      /\b(plain|nav|failure|common|status|states|outcomes|promise|templates|home|program|preview|referrals?|messages|rules|problems)\.[a-z][\w-]*(?:\.[\w-]+)*/g,
    );
    expect(keys).toBeNull();
    expect(text).not.toMatch(/{{|}}|undefined|NaN|\[object/);
    expect(text.split('\n').filter((line) => line.trim() === '…')).toEqual([]);
  });
});

test('what shoppers and Shopify send is shown as text, never as markup', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const markup = [
    createElement(ReferralDetail, { referral: a.aReferral({ friendLabel: evil, advocateLabel: evil }) }),
    problemList(
      [a.aProblem({ values: { [evil]: evil } })],
      [{ id: '1', topic: evil, arrivedAt: '2026-04-03T09:00:00.000Z', error: evil, attempts: 1 }],
    ),
    createElement(PublishedBanner, { version: 2, shopDomain: 'x.myshopify.com', onBlocksOpened: nothing }),
  ].map((page) => html(page, 'en'));
  expect(markup.join()).not.toContain('<img src=x');
});

test('the way to the theme editor leads out of the frame, to this shop', () => {
  const markup = html(
    createElement(PublishedBanner, { version: 2, shopDomain: 'maison-rivage.myshopify.com', onBlocksOpened: nothing }),
    'fr',
  );
  expect(markup).toMatch(
    /href="https:\/\/maison-rivage\.myshopify\.com\/admin\/themes\/current\/editor\?context=apps"/,
  );
  expect(markup).toContain('target="_top"');
});
