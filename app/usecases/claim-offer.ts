import type { ShareChannel } from '../domain/attribution/share-channel.ts';
import { type TraceHash, type TraceSource, tracesOf, traitsOf } from '../domain/fraud/traces.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { canonicalEmail, isDisposable, maskEmail } from '../domain/shared/contact.ts';
import { verifiedAddress } from '../domain/shared/own-address.ts';
import type { ClaimProfiles } from '../domain/verdict/about-order.ts';
import { mayBeAppealed } from '../domain/verdict/appeal.ts';
import type { RuleResult, RuleValue } from '../domain/verdict/verdict.ts';

/** Answer to a claim form; see container.server.ts, which gives it to routes. */
export type ClaimAnswer =
  | {
      state: 'approved';
      code: string | null;
      spec: RewardSpec | null;
      expiresAt: string | null;
      claimToken: string;
      currency: string;
      emailMasked: string;
      /** what was bought with it doesn't count so far, by rules alone: a human may be asked to look */
      mayAsk?: true;
    }
  /** `givesCode`: what is waited for may be a code; `isHeld`: a human may have to look, so it can take a while */
  | { state: 'pending'; claimToken: string; emailMasked: string; givesCode: boolean; isHeld?: boolean }
  /** a member now, without a welcome: those are for first orders */
  | { state: 'joined' }
  /** the token only where a human may be asked to look */
  | { state: 'refused'; reason: string; values: Record<string, RuleValue>; claimToken?: string }
  | {
      state: 'invalid';
      field: 'email' | 'firstName';
      problem: 'missing' | 'malformed' | 'disposable' | 'own-address' | 'too-long';
    }
  | { state: 'closed' }
  | { state: 'too-many' };

export type ClaimInput = {
  visitToken: string;
  email: string;
  firstName: string;
  locale: string;
  /** null at the till: the network and device there are the shop's own */
  ip: string | null;
  userAgent: string | null;
  /** who is logged in; nobody is at the till */
  customerId: string | null;
  /** how the link had been shared, where it said so */
  via?: ShareChannel | null;
};
export type StoredClaim = {
  outcome: 'approved' | 'rejected' | 'held' | 'not-referred';
  /** the friend had claimed before: their code is mailed again rather than shown */
  isRepeated: boolean;
  /** the friend became a member through it, whatever became of the welcome */
  hasJoined: boolean;
  reason: string | null;
  rules: readonly RuleResult[];
  terms: OfferTerms;
  /** empty unless the address on record is the one that was typed */
  emailMasked: string;
  mayAskAboutOrder?: boolean;
  reward: { status: string; code: string | null; spec: RewardSpec; expiresAt: Date | null } | null;
};

/** The customer an address belongs to: how many orders Shopify counts, and the account, if it is one to log in to. */
export type KnownCustomer = {
  ordersBefore: number;
  account: { customerId: string; openedAt: Date; isOpen: boolean; verifiedEmail: string | null } | null;
  about?: ClaimProfiles;
};

export type ClaimDeps = {
  allow(): Promise<boolean>;
  openVisit(token: string): { invitationId: string; advocateId: string; versionId: string; issuedAt: Date } | null;
  isOpen(): Promise<boolean>;
  /** of the offer the visit was stamped with */
  givesCode: boolean;
  hashEmail(canonical: string): string;
  hashToken(token: string): string;
  hashTrace: TraceHash;
  seal(text: string): string;
  newId(): string;
  newToken(claimId: string): string;
  /** how many orders Shopify counts for this address, and what the offer's eligibility looks at, of both sides; null when it can't be asked now */
  askAbout(email: string, visit: { advocateId: string; versionId: string }): Promise<KnownCustomer | null>;
  put(row: { eventId: string; body: object }): Promise<void>;
  /** the verdict on a claim and its reward, once there; waits up to the given time */
  waitForVerdict(claimId: string, maxMs: number): Promise<StoredClaim | null>;
  clock: { now(): Date };
};

/** A web request waits for its verdict and code so long, then says that the code follows by e-mail (DESIGN). */
const PATIENCE_MS = 3_000;
const MAX_NAME = 60;

/** A friend takes up an invitation with an e-mail address (walk 4). Refusals come back as answers, worded by the surface. */
export async function claimOffer(deps: ClaimDeps, input: ClaimInput): Promise<ClaimAnswer> {
  if (!(await deps.allow())) return { state: 'too-many' };
  const visit = deps.openVisit(input.visitToken);
  if (!visit || !(await deps.isOpen())) return { state: 'closed' };

  const typed = input.email.trim();
  if (!typed) return { state: 'invalid', field: 'email', problem: 'missing' };
  const email = canonicalEmail(typed);
  if (!email.ok) return { state: 'invalid', field: 'email', problem: email.problem };
  if (isDisposable(email.canonical)) return { state: 'invalid', field: 'email', problem: 'disposable' };
  const firstName = input.firstName.trim();
  if (firstName.length > MAX_NAME) return { state: 'invalid', field: 'firstName', problem: 'too-long' };
  const emailHash = deps.hashEmail(email.canonical);
  const told = claimSource(email.canonical, typed, input);

  const claimId = deps.newId();
  const claimToken = deps.newToken(claimId);
  const known = await deps.askAbout(email.display, visit);
  await deps.put({
    eventId: claimId,
    body: {
      claimId,
      visit,
      tokenHash: deps.hashToken(claimToken),
      emailHash,
      addresses: {
        writtenHash: deps.hashEmail(email.written),
        verified: verifiedAddress(known?.account?.verifiedEmail ?? null, deps.hashEmail),
      },
      emailSealed: deps.seal(email.display),
      firstNameSealed: firstName ? deps.seal(firstName) : null,
      locale: input.locale,
      customerId: input.customerId,
      claimedAt: deps.clock.now(),
      ordersBefore: known?.ordersBefore ?? null,
      ...(known?.about && { about: known.about }),
      traces: tracesOf(told, deps.hashTrace),
      traits: traitsOf(told),
      account: accountOf(known, input.customerId),
      via: input.via ?? null,
    },
  });
  const stored = await deps.waitForVerdict(claimId, PATIENCE_MS);
  const emailMasked = maskEmail(email.display);
  if (!stored) return { state: 'pending', claimToken, emailMasked, givesCode: deps.givesCode };
  if (stored.reason === 'self-referral') {
    // kept and shown to the merchant as a refusal; to the shopper it is a slip in the form
    return input.customerId
      ? answerOf(stored, claimToken)
      : { state: 'invalid', field: 'email', problem: 'own-address' };
  }
  return answerOf({ ...stored, emailMasked }, claimToken);
}

/** What a claim leaves behind: its address and who typed it where. Of name and home it tells nothing. */
const claimSource = (email: string, typedEmail: string, { ip, userAgent }: ClaimInput): TraceSource => ({
  ...{ email, typedEmail, ip, userAgent },
  ...{ shipping: null, billing: null, customer: null, referringSite: null, landingSite: null },
});

/**
 * The account of the address, as far as it is one: whoever is logged in to it has one, whatever its state says (it stays
 * "disabled" with Shopify's accounts that need no password).
 */
function accountOf(known: KnownCustomer | null, loggedInAs: string | null) {
  const account = known?.account;
  if (!account || !(account.isOpen || account.customerId === loggedInAs)) return null;
  return { customerId: account.customerId, openedAt: account.openedAt };
}

/** What a stored claim says to the friend who made it. */
export function answerOf(
  { outcome, reason, rules, terms, reward, emailMasked, hasJoined, mayAskAboutOrder }: StoredClaim,
  claimToken: string,
): ClaimAnswer {
  const mayAsk = mayBeAppealed({ outcome, reason, rules });
  const isRefused = outcome === 'rejected' || outcome === 'not-referred';
  if (isRefused)
    return hasJoined ? { state: 'joined' } : { ...refusalOf(reason, rules), ...(mayAsk && { claimToken }) };
  const pending = { state: 'pending' as const, claimToken, emailMasked, givesCode: givesCode(terms) };
  if (mayAsk) return { ...pending, isHeld: true };
  if (outcome !== 'approved' || !isWelcomed({ terms, reward })) return pending;
  return {
    state: 'approved',
    code: reward?.code ?? null,
    spec: reward?.spec ?? null,
    expiresAt: reward?.expiresAt?.toISOString() ?? null,
    claimToken,
    currency: terms.currency,
    emailMasked,
    ...(mayAskAboutOrder && { mayAsk: true }),
  };
}

/** There is nothing more to wait for: only a code has to be made before it can be shown. */
export function isWelcomed({ terms, reward }: Pick<StoredClaim, 'terms' | 'reward'>): boolean {
  if (!terms.welcome || reward?.status === 'issued') return true;
  return reward !== null && !givesCode(terms);
}

/** Whether a friend's welcome is a code, which Shopify has to make first. */
export const givesCode = ({ welcome }: Pick<OfferTerms, 'welcome'>): boolean =>
  welcome !== null && ('validDays' in welcome || welcome.type === 'gift-card');

/** Values a refusal may show a shopper: the offer's own limits, never what is known of whoever's address was typed. */
const SHOWN = ['minimum', 'until', 'friendsPerMonth'];

function refusalOf(reason: string | null, rules: readonly RuleResult[]) {
  const limit = rules.find((rule) => rule.code === reason)?.limit ?? {};
  const values = Object.fromEntries(Object.entries(limit).filter(([name]) => SHOWN.includes(name)));
  return { state: 'refused' as const, reason: reason ?? 'attributed', values };
}
