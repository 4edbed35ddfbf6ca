import type { PromotionPlace } from '../domain/attribution/promotion-place.ts';
import type { ShareChannel } from '../domain/attribution/share-channel.ts';
import type { Forecast } from '../domain/forecast/forecast.ts';
import type { Plan } from '../domain/forecast/plan.ts';
import type { ReadyPage } from '../domain/landing/ready-page.ts';
import type { Advice } from '../domain/objectives/readiness.ts';
import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import type { LeftOut } from '../domain/program/program-file.ts';

import type { ApiChange } from '../domain/shared/api-access.ts';
import type { RuleTexts } from '../domain/shared/rule-texts.ts';

import type { DecidedSubject } from '../domain/verdict/decision.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';
import type { ThemeOffer } from '../i18n/theme-offer.ts';
import type { Voice } from '../i18n/translator.ts';
import type * as views from '../queries/views.ts';
import type { AskAnswer, AskInput } from '../usecases/ask-human.ts';
import type { SpaceLinkAnswer, SpaceLinkInput } from '../usecases/ask-space-link.ts';
import type { ChooseCodeAnswer, ChooseCodeInput } from '../usecases/choose-code.ts';
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

/** Somebody at a shop whose storefront isn't Shopify's. */
type ApiCaller = {
  shop: views.ShopView;
  /** null = nobody is logged in */
  customerId: string | null;
  locale: Voice;
  /** of the shopper, whoever calls for them */
  ip: string;
  userAgent: string | null;
};
export type ApiAnswer =
  | { ok: true; caller: ApiCaller }
  | { ok: false; problem: 'key-missing' | 'key-unknown' | 'token-invalid' | 'token-expired' | 'too-many-requests' };

/** What was on screen of the landing page: the draft's time, and the number of the newest version. */
type LandingSeen = views.LandingEditorView['seen'];

/** All that routes may use, reached as `context.container` in loaders and actions. */
export type Container = {
  apiKey: string;
  /** App Bridge's script address: Shopify's CDN, or APP_BRIDGE_URL */
  appBridgeUrl: string;
  /** tells whoever runs the app of a request that could not be answered; who asked reads no more than that */
  noteFailure(error: unknown): void;
  /** sets CSP frame-ancestors and the App Bridge preload link on document responses */
  addDocumentHeaders(request: Request, headers: Headers): void;

  /** Session token + token exchange; throws the library's Response (redirect, 401) when there is none. Installs the shop at first sight. */
  authenticateAdmin(request: Request): Promise<{ shop: views.ShopView; actor: Actor; locale: 'fr' | 'en' }>;
  /** Verifies the app-proxy signature; throws a 401 Response. `shop` is null when the app isn't installed there. */
  authenticateProxy(
    request: Request,
  ): Promise<{ shop: views.ShopView | null; customerId: string | null; locale: Voice; ip: string }>;

  /**
   * Reads the session token of an extension at the account pages or after a purchase; throws a 401 or 429 Response. `shop` is
   * null when the app isn't installed there, `customerId` when nobody is logged in.
   */
  authenticateBuyer(
    request: Request,
  ): Promise<{ shop: views.ShopView | null; customerId: string | null; locale: Voice }>;
  /** The same of an extension in the shop's admin or at its till: a merchant's token only. */
  authenticateStaff(request: Request): Promise<{ shop: views.ShopView; actor: Actor; locale: Voice }>;

  /**
   * Who calls the API of native and headless shops: by the shop's publishable key, or by a token that its server signed, which
   * alone tells the customer. A shop that doesn't use it, or has us no more, looks like one we never heard of.
   */
  authenticateApi(request: Request, peerAddress: string | null): Promise<ApiAnswer>;
  /** the offer as the theme's blocks read it; null = nothing was published */
  storefrontOffer(shop: views.ShopView): Promise<ThemeOffer | null>;
  apiAccess(shopId: string): Promise<views.ApiAccessView>;
  /** null = it is off */
  apiSecret(shopId: string, actor: Actor): Promise<string | null>;
  /** `seen` = the generation that was on screen; false when it stands otherwise by now */
  changeApi(shopId: string, change: { to: ApiChange; seen: number }, actor: Actor): Promise<boolean>;

  // extensions
  orderStory(shopId: string, orderId: string): Promise<views.OrderStory | null>;
  // at the till (S6)
  tillCustomer(shop: views.ShopView, customerId: string): Promise<views.TillCustomer>;
  /**
   * Counts the visit and stamps the offer on it, as a link does; limits guessing by who types.
   * `customerId` = whose sale it goes with, where that is known
   */
  tillInvitation(
    shop: views.ShopView,
    typed: { code: string; customerId: string | null },
    actor: Actor,
  ): Promise<views.LandingView>;
  /** a customer who may invite becomes an advocate */
  enrolAtTill(shop: views.ShopView, customerId: string, actor: Actor): Promise<views.TillCustomer>;
  /** their code and link by e-mail, once a day: none = they don't invite just now */
  mailLinkFromTill(
    shop: views.ShopView,
    customerId: string,
    actor: Actor,
  ): Promise<'sent' | 'today' | 'noAddress' | 'none'>;
  /** the welcome for the customer in the cart, by the address Shopify has of them */
  claimAtTill(
    shop: views.ShopView,
    claim: { visitToken: string; customerId: string },
    actor: Actor,
  ): Promise<ClaimAnswer | { state: 'no-address' }>;

  // admin
  home(shopId: string): Promise<views.HomeView>;
  program(shopId: string): Promise<views.ProgramView | null>;
  /** the shop's customer segments; null = Shopify can't be asked now */
  segments(shopId: string): Promise<{ id: string; name: string }[] | null>;
  /** what the draft names and was deleted in Shopify, by field; empty when Shopify can't be asked */
  goneInShopify(shopId: string): Promise<Extract<Refused, { problems: unknown }>['problems']>;
  /** how many customers meet conditions that are being edited, counted by Shopify */
  qualifying(shopId: string, conditions: unknown): Promise<views.Qualifying>;
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
  /** everything held about whoever asked for it by this problem, ready for JSON; null when nothing is */
  personExport(shopId: string, problemId: string): Promise<object | null>;
  /** who changed what, newest first (T3); `group` = an AuditGroup, anything else = all; `before` = the last entry seen */
  changes(shopId: string, asked: { group: string | null; before: string | null }): Promise<views.AuditPage>;
  changesFile(shopId: string, group: string | null): Promise<Pick<views.AuditPage, 'shop' | 'entries'>>;
  /** puts quarantined rows back in the inbox */
  replayQuarantined(shopId: string, id: string, actor: Actor): Promise<void>;
  /** creates the programme when there is none; `seen` = the draftUpdatedAt that was on screen, empty where there was none, against two people saving at once */
  saveDraft(
    shopId: string,
    input: { name: string; terms: unknown; seen?: string },
    actor: Actor,
  ): Promise<PublishAnswer>;
  /** the first draft, or another in place of the one `seen`, from a template with the shop's figures (P7); false when an answer it needs is missing */
  startFromTemplate(
    shopId: string,
    input: { template: unknown; answers: unknown; name: string; seen?: string },
    actor: Actor,
  ): Promise<boolean>;
  /** what is left of a sale before marketing, in basis points, asked once (A4); false for what can't be one */
  tellMargin(shopId: string, marginBp: unknown, actor: Actor): Promise<boolean>;
  /** `seenStatus` = how the programme stood on screen: what somebody paused or ended meanwhile isn't opened again */
  publish(
    shopId: string,
    input: { name: string; terms: unknown; seen?: string; seenStatus?: string },
    actor: Actor,
  ): Promise<PublishAnswer>;
  /** the draft as what is published again; `seen` = the draftUpdatedAt that was on screen, false when it is another by now */
  discardDraft(shopId: string, seen: string, actor: Actor): Promise<boolean>;
  /** a new version with the terms of an earlier one; `seen` = the number of the newest that was on screen, with its status */
  rollBack(
    shopId: string,
    version: { versionId: string; seen: number; seenStatus?: string },
    actor: Actor,
  ): Promise<PublishAnswer>;
  /** an ended programme makes room for another; false when it isn't ended */
  archiveProgram(shopId: string, actor: Actor): Promise<boolean>;
  archivedPrograms(shopId: string): Promise<views.ArchivedPage>;
  /** the newest terms of an archived programme as the draft of a new one, `seen` = the draft that gives way; unusable = in another currency than the shop's */
  duplicateProgram(
    shopId: string,
    copy: { programId: string; nameOf: (name: string) => string; seen?: string },
    actor: Actor,
  ): Promise<'done' | 'unknown' | 'unusable' | 'in-the-way'>;
  /** the draft, or the programme's version of this number, as a file; null = there is none */
  programFile(shopId: string, versionNumber: number | null): Promise<object | null>;
  /** what such a file may hold, as JSON Schema */
  programFileSchema(): object;
  /** a file's terms as the draft; `field` of a problem is a place in the file. Nothing is published */
  importProgram(
    shopId: string,
    input: { text: string; seen: string },
    actor: Actor,
  ): Promise<{ ok: true; leftOut: LeftOut[] } | Refused>;
  campaigns(shopId: string): Promise<views.CampaignsView>;
  /** a boosted offer, new or changed (P5); `seen` = the number of its version that was on screen, null for a new one */
  publishCampaign(
    shopId: string,
    input: { campaignId: string | null; seen: number | null; typed: unknown },
    actor: Actor,
  ): Promise<{ ok: true } | Refused>;
  /** ends it now, or calls it off before it begins; false when it stands otherwise than was seen */
  stopCampaign(shopId: string, campaign: { campaignId: string; seen: number }, actor: Actor): Promise<boolean>;
  pilot(shopId: string): Promise<views.PilotPage>;
  /** with the draft's terms (P12); `seen` = the draftUpdatedAt that was on screen */
  startPilot(shopId: string, input: { seen: string; typed: unknown }, actor: Actor): Promise<{ ok: true } | Refused>;
  /** ends it now; false when it stands otherwise than was seen */
  stopPilot(shopId: string, pilot: { pilotId: string; seen: number }, actor: Actor): Promise<boolean>;
  /** its terms for all, and its end where it is still on */
  rollOutPilot(shopId: string, pilot: { pilotId: string; seen: number }, actor: Actor): Promise<PublishAnswer>;
  partners(shopId: string): Promise<views.PartnersView>;
  /** one partner; `partnerId` null = the page for a new one. Null where there is no such partner */
  partner(shopId: string, partnerId: string | null): Promise<views.PartnerPage | null>;
  /** an agreement, new (with the customer's address) or another with the same partner (P14); `seen` = its version on screen */
  agreeWithPartner(
    shopId: string,
    input: { partnerId: string | null; email: string | null; seen: number | null; typed: unknown },
    actor: Actor,
  ): Promise<{ ok: true; partnerId: string } | Refused>;
  /** ends it now; false when it stands otherwise than was seen */
  endAgreement(shopId: string, agreement: { partnerId: string; seen: number }, actor: Actor): Promise<boolean>;
  /** something a partner published for a fee, for somebody to look at */
  enterPost(shopId: string, post: { partnerId: string; typed: unknown }, actor: Actor): Promise<{ ok: true } | Refused>;
  /** an approved post's fee is owed; false when somebody spoke before */
  decidePost(
    shopId: string,
    post: { partnerId: string; postId: string; decision: 'approved' | 'rejected'; reason: string },
    actor: Actor,
  ): Promise<boolean>;
  /** how strict the programme is with signs of fraud; false for weights that can't be */
  setTrust(shopId: string, trust: unknown, actor: Actor): Promise<boolean>;
  /** false when it stands otherwise than was seen */
  setProgramStatus(
    shopId: string,
    status: Extract<ProgramStatus, 'live' | 'paused' | 'ended'>,
    actor: Actor,
    seenStatus?: string,
  ): Promise<boolean>;
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

  /** the page friends see behind a link, as it is being edited (S4) */
  landingEditor(shopId: string): Promise<views.LandingEditorView>;
  /** a typed page as friends would see it; `leftOut` = the CSS that may not be. `page` null = nothing but the form in this language */
  previewLanding(
    shopId: string,
    typed: unknown,
    locale: 'fr' | 'en',
  ): Promise<
    { ok: true; page: ReadyPage | null; leftOut: string[]; terms: OfferTerms } | Extract<Refused, { problems: unknown }>
  >;
  /** `seen` = the draft's time and the newest version that were on screen */
  saveLanding(
    shopId: string,
    input: { typed: unknown; seen: LandingSeen },
    actor: Actor,
  ): Promise<{ ok: true; number: number } | Refused>;
  /** `days` = { first, last } by the shop's calendar, null = from now on, or without an end */
  publishLanding(
    shopId: string,
    input: { typed: unknown; days: unknown; seen: LandingSeen },
    actor: Actor,
  ): Promise<{ ok: true; number: number } | Refused>;
  /** an older version, from now on; the draft stays */
  publishLandingAgain(
    shopId: string,
    version: { versionId: string; seen: LandingSeen },
    actor: Actor,
  ): Promise<{ ok: true; number: number } | Refused>;
  /** takes it off, or calls it off before it is shown; false when it stands otherwise than was seen */
  withdrawLanding(shopId: string, versionId: string, actor: Actor): Promise<boolean>;

  /** what a merchant pastes elsewhere, and what each channel brings (S10, S3); null = no programme yet */
  promotion(shopId: string): Promise<views.PromotionView | null>;

  // storefront, behind the app proxy
  /** the merchant's page that is in force, harmless; null = they have none in this language */
  landingPage(shopId: string, locale: 'fr' | 'en'): Promise<ReadyPage | null>;
  /** `from` = where a customer read of the programme, counted when they take part (S10) */
  advocateSpace(
    shop: views.ShopView,
    customerId: string,
    from?: PromotionPlace | null,
    before?: views.EarlierThan,
  ): Promise<views.AdvocateSpaceView>;
  /** has the link to their page sent to a customer who isn't logged in; the answer is the same for any address */
  askSpaceLink(
    shop: views.ShopView,
    input: SpaceLinkInput & { from?: PromotionPlace | null },
  ): Promise<SpaceLinkAnswer>;
  /** counts a visit that a merchant's own words led to (S10); programs that show a preview are none */
  countPromoted(
    shop: views.ShopView,
    visit: { from: PromotionPlace; ip: string; userAgent: string | null },
  ): Promise<void>;
  /** the page behind such a link; null when the link isn't good (any more) */
  guestSpace(
    shop: views.ShopView,
    token: string,
    from?: PromotionPlace | null,
    before?: views.EarlierThan,
  ): Promise<views.AdvocateSpaceView | null>;
  /** whose customer's page such a link opens */
  guestOf(shop: views.ShopView, token: string): Promise<string | null>;
  /** exchanges a customer's points for an item of the catalogue; `token` comes from their own page */
  redeem(shop: views.ShopView, customerId: string, input: { token: string; itemId: string }): Promise<RedeemAnswer>;
  /** false = too many at once, and not counted */
  recordShare(shop: views.ShopView, customerId: string, channel: ShareChannel): Promise<boolean>;
  /** the version that is in force, or the one of this number; null = there is none */
  publicTerms(shop: views.ShopView, versionNumber: number | null): Promise<views.PublicTerms | null>;
  /** whether somebody can invite now, be it only who takes part in a pilot or is a partner */
  isOpen(shop: views.ShopView): Promise<boolean>;
  /** the shop's own sentences for refusals (S8) */
  ruleTexts(shopId: string): Promise<RuleTexts>;
  /** null = ours again */
  saveRuleText(
    shopId: string,
    rule: string,
    texts: { fr: string | null; en: string | null },
    actor: Actor,
  ): Promise<void>;

  /** how French shoppers are addressed from now on (S8): in pages, mails, and the theme's blocks once they are told */
  setInformal(shopId: string, isInformal: boolean, actor: Actor): Promise<void>;

  /** counts the visit and stamps the offer on it; limits guessing by IP */
  visit(
    shop: views.ShopView,
    code: string,
    ip: string,
    userAgent: string | null,
    /** how the link was shared, where it says so */
    via?: ShareChannel | null,
  ): Promise<views.LandingView>;
  claim(
    shop: views.ShopView,
    input: {
      visitToken: string;
      email: string;
      firstName: string;
      locale: 'fr' | 'en';
      /** null at the till */
      ip: string | null;
      userAgent: string | null;
      customerId: string | null;
      /** who of the shop claims for the friend */
      staff?: string;
      /** how the link was shared, where it said so */
      via?: ShareChannel | null;
    },
  ): Promise<ClaimAnswer & views.Disclosed>;
  /** what a shopper may ask a human to look at (V6) */
  appealable(shop: views.ShopView, who: AskingShopper): Promise<views.AppealView>;
  askHuman(shop: views.ShopView, who: AskingShopper, input: AskInput): Promise<AskAnswer>;
  /** goes into the address where whoever sent the form just now reads that it was received */
  sentMark(shop: views.ShopView, who: AskingShopper): Promise<string>;
  /** whether this address was led to by the form, a moment ago */
  wasJustSent(shop: views.ShopView, who: AskingShopper, mark: string): Promise<boolean>;
  /** an advocate chooses another code; the one they had goes on leading to them */
  chooseCode(shop: views.ShopView, customerId: string, input: ChooseCodeInput): Promise<ChooseCodeAnswer>;
  /** an advocate declares friends */
  declareFriends(shop: views.ShopView, customerId: string, input: DeclareInput): Promise<DeclareAnswer>;
  /** a friend says who invited them; the answer is the same whoever it is */
  nameAdvocate(shop: views.ShopView, input: NameInput & { userAgent: string | null }): Promise<NameAnswer>;
  /** the invitation behind a mail's signed link, under the offer it was made under */
  invitation(shop: views.ShopView, token: string, ip: string): Promise<views.LandingView>;
  declaration(shop: views.ShopView, token: string): Promise<views.AnswerView>;
  /** false when there is nothing to answer any more */
  answerDeclaration(
    shop: views.ShopView,
    token: string,
    answer: 'yes' | 'no',
  ): Promise<'noted' | 'closed' | 'too-many'>;
  /** nobody writes to the address behind a signed link again unasked */
  stopMail(shop: views.ShopView, token: string): Promise<void>;
  /** for the page that says "the code follows": same shape, never slower than 100 ms */
  claimStatus(shop: views.ShopView, claimToken: string): Promise<ClaimAnswer & views.Disclosed>;
};

declare module '@remix-run/node' {
  interface AppLoadContext {
    container: Container;
    /** who is at the other end of the connection: the caller, or our outermost proxy */
    peerAddress: string | null;
  }
}
