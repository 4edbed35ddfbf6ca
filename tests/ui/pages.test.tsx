import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type {
  ArchivedPage as ArchivedPageView,
  FraudFigures,
  HomeView,
  ListsView,
  OwedView,
  PayoutsView,
  PeoplePage,
  PersonStatementView,
  ReviewPage as ReviewPageView,
  RewardView,
} from '../../app/queries/views.ts';
import { scopesFor } from '../../app/shopify/issuers.server.ts';
import { ConnectionsPage } from '../../app/ui/connections/connections-page.tsx';
import { Dashboard } from '../../app/ui/home/dashboard.tsx';
import { Onboarding } from '../../app/ui/home/onboarding.tsx';
import { ListsPage } from '../../app/ui/lists/lists-page.tsx';
import { PeopleList } from '../../app/ui/people/people-list.tsx';
import { PersonStatement } from '../../app/ui/people/person-statement.tsx';
import { OpenFromAdmin, PlainFailure } from '../../app/ui/plain-page.tsx';
import { ProblemList } from '../../app/ui/problems/problem-list.tsx';
import { ArchivedPage } from '../../app/ui/program/archived-page.tsx';
import { ConditionsCard } from '../../app/ui/program/conditions-card.tsx';
import { newLeaf, PERSON_CODES, PURCHASE_CODES } from '../../app/ui/program/conditions-form.ts';
import {
  ConflictBanner,
  InvalidBanner,
  OneSidedBanner,
  PublishedBanner,
  WelcomeBanner,
} from '../../app/ui/program/editor-banners.tsx';
import { FileCard } from '../../app/ui/program/file-card.tsx';
import { FileNews } from '../../app/ui/program/file-modal.tsx';
import { MoreTerms } from '../../app/ui/program/more-terms.tsx';
import { NoProgram } from '../../app/ui/program/no-program.tsx';
import { PromiseCard } from '../../app/ui/program/promise-card.tsx';
import { RefusedTerms } from '../../app/ui/program/refused-terms.tsx';
import { RewardCard } from '../../app/ui/program/reward-card.tsx';
import { REWARD_FIELDS, TYPES_OF } from '../../app/ui/program/reward-fields.ts';
import { ScopesBanner } from '../../app/ui/program/scopes-banner.tsx';
import { StorefrontPreview } from '../../app/ui/program/storefront-preview.tsx';
import { UnpublishedCard } from '../../app/ui/program/unpublished-card.tsx';
import { VersionsCard } from '../../app/ui/program/versions-card.tsx';
import { formFromTerms, type RewardForm } from '../../app/ui/program-form.ts';
import { ReferralDetail } from '../../app/ui/referrals/referral-detail.tsx';
import { ReferralList } from '../../app/ui/referrals/referral-list.tsx';
import { OwedPage } from '../../app/ui/reports/owed-page.tsx';
import { PayoutsPage } from '../../app/ui/reports/payouts-page.tsx';
import { FiguresCard } from '../../app/ui/review/figures-card.tsx';
import { ReviewPage } from '../../app/ui/review/review-page.tsx';
import * as a from './fixtures.ts';

const nothing = () => {};
/** Open, since a card that needs attention can't stay closed. */
const aConditionsCard = {
  summary: '-',
  currency: 'EUR',
  errors: () => undefined,
  isTroubled: true,
  onChange: nothing,
};

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

/** Beside a smallest order of €40 that counts. */
const welcomeBanner = (minimumSubtotalMinor: number) =>
  createElement(WelcomeBanner, {
    terms: a.someTerms({
      welcome: { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor, validDays: 30 },
    }),
  });

const notStarted: HomeView['setup'] = { programPublished: false, blocksOpened: false, firstVisit: false };
const onboarding = (over: Partial<HomeView>) =>
  createElement(Onboarding, {
    home: a.aHome({ setup: notStarted, starting: a.aStart(), ...over }),
    picking: null,
    isTelling: false,
    onMargin: nothing,
    hasFailed: true,
    onPick: nothing,
    onBlocksOpened: nothing,
    onImportAgain: nothing,
  });
const dashboard = (over: Partial<HomeView> = {}) => {
  const home = a.aHome(over);
  return createElement(Dashboard, { home, program: home.program!, onBlocksOpened: nothing, onImportAgain: nothing });
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
    currency: 'EUR',
    busyId: null,
    onFailed: nothing,
    onRetry: nothing,
    onDecide: nothing,
    onDismiss: nothing,
    onReplay: nothing,
  });
const noCounts = { all: 0, invited: 0, joined: 0, 'order-waiting': 0, rewarded: 0, 'not-eligible': 0 };
const versions = a.aProgram().versions;

const archivedPage = (over: Partial<ArchivedPageView>, refused: 'unusable' | 'in-the-way' | null = null) =>
  createElement(ArchivedPage, {
    page: {
      shop: a.aShop(),
      ...{ inTheWay: null, draftUpdatedAt: null },
      programs: [
        {
          ...{ id: 'p', name: 'Fête', versions, referrals: 1_204, rewarded: 800 },
          revenue: { amountMinor: 218_450, currency: 'EUR' },
          cost: { amountMinor: 21_450, currency: 'EUR' },
        },
      ],
      ...over,
    },
    busyId: null,
    refused,
    onDuplicate: nothing,
  });

const fileCard = (over: Partial<Parameters<typeof FileCard>[0]>) =>
  createElement(FileCard, {
    program: { name: 'Fête', versions, draftDiffers: true },
    currency: 'EUR',
    isDirty: false,
    importing: { file: null, answer: null, isBusy: false, choose: nothing, send: nothing, close: nothing },
    onFailed: nothing,
    onTaken: nothing,
    ...over,
  });
const fileNews = (answer: Parameters<typeof FileNews>[0]['answer']) =>
  createElement(FileNews, { file: { name: 'programme.json' }, currency: 'EUR', replaces: true, answer });

const rewardFields = (type: RewardForm['type']) =>
  createElement(RewardCard, {
    title: 'T',
    help: 'H',
    path: 'welcome',
    types: TYPES_OF.advocate,
    canBeNone: true,
    reward: { ...formFromTerms('P', a.someTerms(), 'fr').welcome, type },
    currency: 'EUR',
    errors: () => undefined,
    onChange: nothing,
  });

const referralPage = (over: Parameters<typeof a.aReferral>[0] = {}) =>
  createElement(ReferralDetail, { referral: a.aReferral(over), busyId: null, onDecide: nothing, onJudge: nothing });
const reviews = (over: Partial<ReviewPageView> = {}) =>
  createElement(ReviewPage, {
    page: a.aReviewPage(over),
    figures: null,
    problems: a.someWarnings,
    isBusy: false,
    onFilter: nothing,
    onDecide: nothing,
    onUndo: nothing,
  });
const lists = (over: Partial<ListsView> = {}) =>
  createElement(ListsPage, {
    page: a.someLists(over),
    isBusy: false,
    isLoading: false,
    isAdding: false,
    problem: null,
    onAdding: nothing,
    onAdd: nothing,
    onLift: nothing,
    onFilter: nothing,
  });
const NOTHING_COUNTED = { judged: 0, attempts: 0, rewarded: 0, fraudRewards: 0 };
const figures = (read: FraudFigures | null) => createElement(FiguresCard, { figures: read, days: 90, onDays: nothing });
const everyReward = (): RewardView[] =>
  [...a.everySpec].flatMap((spec) =>
    (['pending', 'issuing', 'issued', 'reversed', 'expired', 'failed', 'withheld'] as const).map((state) =>
      a.aReward({ id: `${spec.type} ${state}`, spec, state, usedOnOrder: '#1050' }),
    ),
  );
const reasons = [
  ['failed', 'unclear'],
  ['pending', 'no-account'],
  ['pending', 'scope-missing'],
  ['withheld', 'total-cap'],
  ['withheld', 'owes-reward'],
  ['failed', 'TAKEN'],
] as const;
const statement = (over: Partial<PersonStatementView> = {}) =>
  createElement(PersonStatement, {
    statement: a.aStatement(over),
    busyId: null,
    onUndo: nothing,
    onFailed: nothing,
  });
const people = (over: Partial<PeoplePage> = {}) =>
  createElement(PeopleList, { page: a.aPeoplePage(over), isLoading: false, onSearch: nothing });
const owed = (over: Partial<OwedView> = {}) => createElement(OwedPage, { owed: a.anOwed(over), onFailed: nothing });
const payouts = (over: Partial<PayoutsView> = {}) =>
  createElement(PayoutsPage, {
    payouts: a.somePayouts(over),
    isBusy: false,
    onPaid: nothing,
    onDonated: nothing,
    onGiven: nothing,
    onFailed: nothing,
  });

const pages: Record<string, ReactElement> = {
  'the front page': createElement(OpenFromAdmin),
  'the last resort': createElement(PlainFailure),
  onboarding: onboarding({ program: null, import: { state: 'running', done: 150, total: 1204 } }),
  'onboarding without a past': onboarding({ starting: a.aStart({ basket: null, marginBp: null }) }),
  'onboarding with a draft': onboarding({ import: { state: 'waiting', done: 0, total: null } }),
  home: dashboard(),
  'home, just published': dashboard({
    setup: { ...notStarted, programPublished: true },
    trend: [],
    import: { state: 'failed', done: 3, total: null },
  }),
  'home, orders being gathered': dashboard({ import: { state: 'preparing', done: 1200, total: 98_000 } }),
  'home, orders being gathered, nobody knows how many': dashboard({
    import: { state: 'preparing', done: 0, total: null },
  }),
  'home, warned': dashboard({ needs: { problems: a.someWarnings, heldReferrals: 0, quarantined: 0 } }),
  'warnings among the problems': problemList(a.someWarnings, []),
  'home, paused': dashboard({ program: { ...a.aHome().program!, status: 'paused' } }),
  'home, ended, nothing needed': dashboard({
    program: { ...a.aHome().program!, status: 'ended' },
    needs: { problems: [], heldReferrals: 0, quarantined: 0 },
  }),
  'no programme yet': createElement(NoProgram, { hasArchived: true }, 'C'),
  'the promise': createElement(PromiseCard, { terms: a.someTerms(), isStale: true }),
  'the preview': createElement(StorefrontPreview, { terms: a.someTerms(), isInformal: false }),
  'the versions': createElement(VersionsCard, {
    versions,
    shop: a.aShop(),
    again: { isOff: false, hint: null, onUse: nothing },
  }),
  'the versions, in a shop that sells in another currency': createElement(VersionsCard, {
    versions,
    shop: a.aShop({ currency: 'CHF' }),
    again: { isOff: true, hint: 'H', onUse: nothing },
  }),
  'terms that can’t be in force again': createElement(RefusedTerms, {
    currency: 'EUR',
    problems: [
      { field: 'welcome.variantId', problem: 'gone', values: { titles: ['Vase'] } },
      { field: 'currency', problem: 'currency', values: { currency: 'CHF' } },
    ],
  }),
  'what publishing changes': createElement(UnpublishedCard, {
    published: a.someTerms(),
    terms: a.richTerms(),
    nextVersion: 3,
    restarts: false,
    canDiscard: true,
    isDirty: true,
    isBusy: false,
    onDiscard: nothing,
  }),
  'archived programmes': archivedPage({ inTheWay: 'draft' }),
  'archived programmes, and a pilot is on': archivedPage({ inTheWay: 'pilot' }),
  'archived programmes, and there is room': archivedPage({ inTheWay: null }),
  'archived programmes, a copy refused': archivedPage({ inTheWay: 'program' }, 'in-the-way'),
  'an archived programme that can’t be copied': archivedPage({}, 'unusable'),
  'nothing archived': archivedPage({ programs: [] }),
  'the programme as a file': fileCard({ isDirty: true }),
  'a file where there is no programme': fileCard({ program: null }),
  'a file that is asked about': fileNews(null),
  'a file that was taken': fileNews({
    ok: true,
    leftOut: (['products', 'collections', 'segments', 'free-product'] as const).map((kind) => ({
      ...{ path: 'welcome', kind, names: ['A', 'B'] },
    })),
  }),
  'a file that came too late': fileNews({ ok: false, conflict: true }),
  'a file that was refused': fileNews({
    ok: false,
    problems: [
      { field: '', problem: 'file-too-large', values: { most: 256 } },
      { field: '', problem: 'not-json', values: {} },
      { field: 'format', problem: 'not-a-programme', values: {} },
      { field: 'formatVersion', problem: 'other-format', values: {} },
      { field: 'terms.currency', problem: 'other-currency', values: { theirs: 'CHF', ours: 'EUR' } },
      { field: 'terms.gift', problem: 'unknown-field', values: {} },
      { field: 'terms.waitingDays', problem: 'too-big', values: { maximum: 180 } },
      { field: 'terms.welcome.amountMinor', problem: 'too-small', values: { minimum: 1 } },
      { field: 'name', problem: 'too-small', values: { minimum: 1 } },
    ],
  }),
  'no version': createElement(VersionsCard, { versions: [], shop: a.aShop() }),
  ...Object.fromEntries(
    (Object.keys(REWARD_FIELDS) as RewardForm['type'][]).map((type) => [`the fields of ${type}`, rewardFields(type)]),
  ),
  'further terms': createElement(MoreTerms, {
    form: formFromTerms('P', a.richTerms(), 'fr'),
    terms: a.richTerms(),
    isReadable: true,
    errors: () => undefined,
    troubled: ['limits.budget.amountMinor', 'wallet.maximumBalance', 'spentRewards'],
    onChange: nothing,
  }),
  'conditions of a purchase': createElement(ConditionsCard, {
    ...aConditionsCard,
    kind: 'purchase',
    path: 'conditions.purchase',
    codes: PURCHASE_CODES,
    form: {
      match: 'any',
      of: [...PURCHASE_CODES.map(newLeaf), { match: 'all', of: [newLeaf('channel'), newLeaf('paid-in')] }],
    },
  }),
  'conditions of a person': createElement(ConditionsCard, {
    ...aConditionsCard,
    kind: 'friend',
    path: 'eligibility.friend',
    codes: PERSON_CODES,
    form: { match: 'all', of: PERSON_CODES.filter((code) => code !== 'segment').map(newLeaf) },
  }),
  'a rich promise': createElement(PromiseCard, { terms: a.richTerms(), isStale: false }),
  'no reward': rewardFields('none'),
  'just published': createElement(PublishedBanner, {
    version: 2,
    shopDomain: 'x.myshopify.com',
    onBlocksOpened: nothing,
  }),
  'permissions to give': createElement(ScopesBanner, {
    missing: [...new Set(a.everySpec.flatMap(scopesFor))],
    isAsking: false,
    onAsk: nothing,
  }),
  'a conflict': createElement(ConflictBanner, { about: 'program', isLoading: false, onLoad: nothing }),
  'what is wrong': createElement(InvalidBanner, { count: 2, unplaced: ['Z'] }),
  'one-sided': createElement(OneSidedBanner),
  'a welcome that keeps an order from counting': welcomeBanner(4_000),
  'what waits for a human': reviews(),
  'nothing waits': reviews({ waiting: 0, matching: 0, items: [], reasons: [], programs: [], decided: [] }),
  'nothing matches of what waits': reviews({ matching: 0, items: [] }),
  'fraud in figures': figures(a.someFigures()),
  'no figures yet': figures(null),
  'figures of nothing': figures(a.someFigures({ total: NOTHING_COUNTED, weeks: [], programs: [] })),
  connections: createElement(ConnectionsPage, { view: a.someConnections() }),
  'connections of nobody': createElement(ConnectionsPage, {
    view: a.someConnections({
      people: a.someConnections().people.slice(0, 1),
      ties: [],
      groups: [],
      rings: [],
      hasMore: false,
    }),
  }),
  'the lists': lists(),
  'lists that nobody used': lists({ isUsed: false, hasMore: false, entries: [] }),
  'no entry matches': lists({ hasMore: false, entries: [] }),
  referrals: list(),
  'no referral yet': list({ rows: [], counts: noCounts }),
  'no referral matches': list({ rows: [], counts: noCounts }, 'zzz'),
  'a referral': referralPage(),
  'a referral without a story': referralPage({ verdicts: [], rewards: [], messages: [], claimedAt: null }),
  'every reward in every state': referralPage({ rewards: everyReward() }),
  'why rewards wait or failed': referralPage({
    rewards: reasons.map(([state, reason]) => a.aReward({ id: `${state} ${reason}`, state, reason })),
  }),
  'a statement': statement(),
  'a statement without a line': statement({ accounts: [], redemptions: [], customerId: null, advocateCode: null }),
  people: people(),
  'nobody has points': people({ rows: [] }),
  'nobody matches': people({ rows: [], search: 'zzz' }),
  'what is owed': owed(),
  'nothing owed': owed({ balances: [], open: [], months: [] }),
  'to pay out': payouts(),
  'nothing to pay out': payouts({ commissions: [], donations: [], gifts: [] }),
  problems: problemList(a.someProblems, a.someQuarantined),
  'problems of money': problemList(
    [
      a.aProblem({
        id: '2',
        code: 'budget-warning',
        values: { amountMinor: '10000', committedMinor: '8000', programId: 'p' },
      }),
      a.aProblem({ id: '3', code: 'payout-too-much', values: { amountMinor: '4200', unit: 'USD', personId: 'p' } }),
      a.aProblem({ id: '4', code: 'reward-unclear', values: { code: '', message: 'time-out', rewardId: 'r' } }),
      a.aProblem({ id: '5', code: 'reward-needs-account', values: {} }),
      a.aProblem({ id: '6', code: 'redemption-used', values: { code: 'X', orderId: '1' } }),
      a.aProblem({ id: '7', code: 'budget-reached', values: {} }),
    ],
    [],
  ),
  'no problems': problemList([], []),
};

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  test.each(Object.entries(pages))('%s is said in words: no key, no unfilled place', (_name, page) => {
    const text = textOf(html(page, locale));
    const keys = text.match(
      /\b(plain|nav|failure|common|status|states|outcomes|promise|templates|home|program|preview|referrals?|messages|rules|problems|people|reports|statement|reward|review|lists|figures|alerts|graph)\.[a-z][\w-]*(?:\.[\w-]+)*/g,
    );
    expect(keys).toBeNull();
    expect(text).not.toMatch(/{{|}}|undefined|NaN|\[object/);
    expect(text.split('\n').filter((line) => line.trim() === '…')).toEqual([]);
  });
});

test('what shoppers and Shopify send is shown as text, never as markup', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const markup = [
    referralPage({ friendLabel: evil, advocateLabel: evil }),
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

test.each([
  ['fr', 1, '1 refusé', '1 récompensé'],
  ['fr', 2, '2 refusés', '2 récompensés'],
  ['en', 1, '1 refused', '1 rewarded'],
] as const)('a count of %s agrees with its word: %i', (locale, count, refused, rewarded) => {
  const advocate = { ...a.aReviewItem().advocate!, friends: { rewarded: count, waiting: 1, refused: count } };
  const said = textOf(html(reviews({ items: [a.aReviewItem({ advocate })] }), locale)).split('\n');
  expect(said.filter((line) => line.includes(refused.slice(0, 8)))).toEqual([
    expect.stringMatching(new RegExp(`^${rewarded}, .*, ${refused}$`)),
  ]);
});

test('one rule that passed is one rule', () => {
  const [passed] = a.aReviewItem().rules.filter(({ outcome }) => outcome === 'pass');
  const said = (locale: 'fr' | 'en') => textOf(html(reviews({ items: [a.aReviewItem({ rules: [passed!] })] }), locale));
  expect(said('fr')).toContain('Voir la règle respectée');
  expect(said('en')).toContain('Show the rule that passed');
});

test('a welcome code that keeps its own smallest order from counting is warned of', () => {
  const said = (minimumMinor: number) => textOf(html(welcomeBanner(minimumMinor), 'en'));
  expect(said(4_000)).toContain('an order of €40, the smallest the code works on, comes to €30');
  expect(said(5_000).trim()).toBe('');
});
