import type { Forecast } from '../domain/forecast/forecast.ts';
import type { Plan } from '../domain/forecast/plan.ts';
import type { Advice } from '../domain/objectives/readiness.ts';
import type { ProgramStatus } from '../domain/program/offer.ts';

import type { RuleTexts } from '../domain/shared/rule-texts.ts';

import type { DecidedSubject } from '../domain/verdict/decision.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';
import type * as views from '../queries/views.ts';
import type { AskAnswer, AskInput } from '../usecases/ask-human.ts';
import type { ClaimAnswer } from '../usecases/claim-offer.ts';
import type { DeclareAnswer, DeclareInput } from '../usecases/declare-friends.ts';
import type { NameAnswer, NameInput } from '../usecases/name-advocate.ts';
import type { RedeemAnswer } from '../usecases/redeem-points.ts';

export type { ClaimAnswer } from '../usecases/claim-offer.ts';

/** Money handed over outside; the key makes sure that one click is one payment. */
export type Payment = {
  key: string;
  /** null = to a programme's causes */
  personId: string | null;
  programId: string;
  unit: string;
  amount: number;
};

export type Refused =
  /** `field` is a path in OfferTerms ("firstPurchase.advocate.basisPoints"); `problem` a key under `program.problems` */
  | { ok: false; problems: { field: string; problem: string; values: Record<string, RuleValue> }[] }
  /** somebody else saved meanwhile */
  | { ok: false; conflict: true };
export type PublishAnswer = { ok: true; versionNumber: number } | Refused;

/** A shopper as their surroundings show them: logged in, by Shopify's signature, or holding a claim's token. */
export type AskingShopper = { customerId: string; referralId: string } | { claimToken: string };

export type Actor = { userId: string; name: string };

/** All that routes may use, reached as `context.container` in loaders and actions. */
export type Container = {
  apiKey: string;
  /** App Bridge's script address: Shopify's CDN, or APP_BRIDGE_URL */
  appBridgeUrl: string;
  /** sets CSP frame-ancestors and the App Bridge preload link on document responses */
  addDocumentHeaders(request: Request, headers: Headers): void;

  /** Session token + token exchange; throws the library's Response (redirect, 401) when there is none. Installs the shop at first sight. */
  authenticateAdmin(request: Request): Promise<{ shop: views.ShopView; actor: Actor; locale: 'fr' | 'en' }>;
  /** Verifies the app-proxy signature; throws a 401 Response. `shop` is null when the app isn't installed there. */
  authenticateProxy(
    request: Request,
  ): Promise<{ shop: views.ShopView | null; customerId: string | null; locale: 'fr' | 'en'; ip: string }>;

  // admin
  home(shopId: string): Promise<views.HomeView>;
  program(shopId: string): Promise<views.ProgramView | null>;
  /** the shop's customer segments; null = Shopify can't be asked now */
  segments(shopId: string): Promise<{ id: string; name: string }[] | null>;
  referrals(
    shopId: string,
    filter: { state: views.ReferralState | 'all'; search: string; cursor: string | null },
  ): Promise<views.ReferralsPage>;
  referral(shopId: string, id: string): Promise<views.ReferralView | null>;
  /** what waits for a human, oldest first, and what was decided lately (V6) */
  reviews(shopId: string, filter: views.ReviewFilter): Promise<views.ReviewPage>;
  waitingReviews(shopId: string): Promise<number>;
  fraudFigures(
    shopId: string,
    about: { days: views.FraudFigures['days']; programId: string | null },
  ): Promise<views.FraudFigures>;
  /** a human's word on orders, claims and sign-ups; false when the judge hasn't taken it up within a few seconds: it will */
  decide(
    shopId: string,
    subjects: readonly { subject: DecidedSubject; subjectId: string }[],
    kind: 'approve' | 'reject',
    reason: string,
    actor: Actor,
    /** words for those who asked that a human looks; null = none */
    answer?: string | null,
  ): Promise<boolean>;
  undoDecisions(shopId: string, decisionIds: readonly string[], reason: string, actor: Actor): Promise<boolean>;
  /** who is connected with somebody, `alsoId` among them; null when nobody is known by the id */
  connections(
    shopId: string,
    about: { centreId: string; alsoId: string | null },
  ): Promise<views.ConnectionsView | null>;
  lists(shopId: string, filter: views.ListsFilter): Promise<views.ListsView>;
  /** blocks or allows somebody: a person by id, or whoever has this customer number, e-mail address or phone number */
  listSomebody(
    shopId: string,
    entry: { list: 'block' | 'allow'; by: 'person' | 'customer' | 'email' | 'phone'; typed: string; reason: string },
    actor: Actor,
  ): Promise<'done' | 'soon' | 'not-understood' | 'already'>;
  liftEntry(shopId: string, entryId: string, reason: string, actor: Actor): Promise<'done' | 'soon'>;
  problems(shopId: string): Promise<views.ProblemView[]>;
  quarantine(shopId: string): Promise<views.QuarantinedMessage[]>;
  /** everything held about a customer, ready for JSON; null when nothing is */
  personExport(shopId: string, customerId: string): Promise<({ customerId: string } & Record<string, unknown>) | null>;
  /** who changed what, newest first (T3); `group` = an AuditGroup, anything else = all; `before` = the last entry seen */
  changes(shopId: string, asked: { group: string | null; before: string | null }): Promise<views.AuditPage>;
  changesFile(shopId: string, group: string | null): Promise<Pick<views.AuditPage, 'shop' | 'entries'>>;
  /** puts quarantined rows back in the inbox */
  replayQuarantined(shopId: string, id: string, actor: Actor): Promise<void>;
  /** creates the programme when there is none; `seen` = the draftUpdatedAt that was on screen, against two people saving at once */
  saveDraft(
    shopId: string,
    input: { name: string; terms: unknown; seen?: string },
    actor: Actor,
  ): Promise<PublishAnswer>;
  publish(shopId: string, input: { name: string; terms: unknown; seen?: string }, actor: Actor): Promise<PublishAnswer>;
  campaigns(shopId: string): Promise<views.CampaignsView>;
  /** a boosted offer, new or changed (P5); `seen` = the number of its version that was on screen, null for a new one */
  publishCampaign(
    shopId: string,
    input: { campaignId: string | null; seen: number | null; typed: unknown },
    actor: Actor,
  ): Promise<{ ok: true } | Refused>;
  /** ends it now, or calls it off before it begins; false when it stands otherwise than was seen */
  stopCampaign(shopId: string, campaign: { campaignId: string; seen: number }, actor: Actor): Promise<boolean>;
  /** how strict the programme is with signs of fraud; false for weights that can't be */
  setTrust(shopId: string, trust: unknown, actor: Actor): Promise<boolean>;
  setProgramStatus(
    shopId: string,
    status: Extract<ProgramStatus, 'live' | 'paused' | 'ended'>,
    actor: Actor,
  ): Promise<void>;
  /** remembers that the merchant opened the theme editor from the checklist */
  markBlocksOpened(shopId: string): Promise<void>;
  /** reads the past orders from the beginning, after it was given up */
  importAgain(shopId: string, actor: Actor): Promise<void>;
  /** asks Shopify again for every reward it refused */
  retryRewards(shopId: string): Promise<void>;
  /** a reward nobody knows whether it was carried out: the merchant looked. False when there is nothing to decide any more */
  resolveParked(shopId: string, rewardId: string, decision: 'arrived' | 'issue-again', actor: Actor): Promise<boolean>;
  dismissProblem(shopId: string, id: string, actor: Actor): Promise<void>;
  health(shopId: string): Promise<views.HealthView>;
  /** every verdict, offer, reward and movement as lines of JSON, the first of which says how many there are (V3) */
  decisionLog(shop: views.ShopView, actor: Actor): AsyncIterable<string>;
  /** compares everything with Shopify, in the background; false when that is under way already */
  compareNow(shopId: string): Promise<boolean>;
  /** puts a job that was given up back in line, with all its attempts */
  retryDeadLetter(shopId: string, id: string, actor: Actor): Promise<void>;

  /** people with points or money, or those a search finds: code, customer number, whole e-mail address */
  people(shopId: string, search: string): Promise<views.PeoplePage>;
  personStatement(shopId: string, personId: string): Promise<views.PersonStatementView | null>;
  /** R14: what is owed, and what lapsed */
  owed(shopId: string): Promise<views.OwedView>;
  payouts(shopId: string): Promise<views.PayoutsView>;
  markPaid(shopId: string, payments: readonly Payment[], actor: Actor): Promise<void>;
  markGiven(shopId: string, rewardIds: readonly string[], actor: Actor): Promise<void>;
  /** gives the points back and takes away what was bought with them */
  undoRedemption(shopId: string, rewardId: string, actor: Actor): Promise<void>;

  /** what a programme would bring and cost (A4) */
  forecastPage(shopId: string): Promise<views.ForecastPage>;
  /** of a plan as JSON; null for figures that can't be */
  forecast(plan: string): { plan: Plan; forecast: Forecast } | null;
  /** keeps a forecast whose period begins on a day of the shop's ("2026-03-01"); false for what can't be */
  saveForecast(shopId: string, input: { plan: string; startsOn: string }, actor: Actor): Promise<boolean>;
  removeForecast(shopId: string, forecastId: string, actor: Actor): Promise<void>;
  /** what the programme's draft comes to on the figures saved last; null where none were */
  draftForecast(shopId: string): Promise<{ plan: Plan; forecast: Forecast } | null>;
  /** the shop's own past year under the programme; null without one */
  pastYear(shopId: string, shareBp: number): Promise<views.PastYearView | null>;

  /** what is to be reached by when (P10), and whether it is a good moment to launch (P11) */
  objectivesPage(shopId: string): Promise<views.ObjectivesPage>;
  /** false for what can't be: a target out of bounds, a day that is past, too many */
  addObjective(shopId: string, objective: unknown, actor: Actor): Promise<boolean>;
  removeObjective(shopId: string, objectiveId: string, actor: Actor): Promise<void>;
  /** false for values that can't be */
  tellReadiness(shopId: string, readiness: unknown, actor: Actor): Promise<boolean>;
  launchAdvice(shopId: string): Promise<Advice>;

  /** who said who invited whom, newest first (V8) */
  declarations(shopId: string, cursor: string | null): Promise<views.DeclarationsPage>;

  // storefront, behind the app proxy
  advocateSpace(shop: views.ShopView, customerId: string): Promise<views.AdvocateSpaceView>;
  /** exchanges a customer's points for an item of the catalogue; `token` comes from their own page */
  redeem(shop: views.ShopView, customerId: string, input: { token: string; itemId: string }): Promise<RedeemAnswer>;
  recordShare(
    shop: views.ShopView,
    customerId: string,
    channel: 'copy' | 'email' | 'whatsapp' | 'sms' | 'native',
  ): Promise<void>;
  /** the version that is in force, or the one of this number; null = there is none */
  publicTerms(shop: views.ShopView, versionNumber: number | null): Promise<views.PublicTerms | null>;
  /** the shop's own sentences for refusals (S8) */
  ruleTexts(shopId: string): Promise<RuleTexts>;
  /** null = ours again */
  saveRuleText(
    shopId: string,
    rule: string,
    texts: { fr: string | null; en: string | null },
    actor: Actor,
  ): Promise<void>;

  /** counts the visit and stamps the offer on it; limits guessing by IP */
  visit(shop: views.ShopView, code: string, ip: string, userAgent: string | null): Promise<views.LandingView>;
  claim(
    shop: views.ShopView,
    input: {
      visitToken: string;
      email: string;
      firstName: string;
      locale: 'fr' | 'en';
      ip: string;
      userAgent: string | null;
      customerId: string | null;
    },
  ): Promise<ClaimAnswer>;
  /** what a shopper may ask a human to look at (V6) */
  appealable(shop: views.ShopView, who: AskingShopper): Promise<views.AppealView>;
  askHuman(shop: views.ShopView, who: AskingShopper, input: AskInput): Promise<AskAnswer>;
  /** an advocate declares friends */
  declareFriends(shop: views.ShopView, customerId: string, input: DeclareInput): Promise<DeclareAnswer>;
  /** a friend says who invited them; the answer is the same whoever it is */
  nameAdvocate(shop: views.ShopView, input: NameInput & { userAgent: string | null }): Promise<NameAnswer>;
  /** the invitation behind a mail's signed link, under the offer it was made under */
  invitation(shop: views.ShopView, token: string, ip: string): Promise<views.LandingView>;
  declaration(shop: views.ShopView, token: string): Promise<views.AnswerView>;
  /** false when there is nothing to answer any more */
  answerDeclaration(shop: views.ShopView, token: string, answer: 'yes' | 'no'): Promise<boolean>;
  /** nobody writes to the address behind a signed link again unasked */
  stopMail(shop: views.ShopView, token: string): Promise<void>;
  /** for the page that says "the code follows": same shape, never slower than 100 ms */
  claimStatus(shop: views.ShopView, claimToken: string): Promise<ClaimAnswer>;
};

declare module '@remix-run/node' {
  interface AppLoadContext {
    container: Container;
  }
}
