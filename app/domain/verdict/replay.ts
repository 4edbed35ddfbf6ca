import { FRAUD_SCORE } from '../fraud/fraud-score.ts';
import { signals } from '../fraud/registry.ts';
import type { Signal } from '../fraud/signal.ts';
import type { Offer } from '../program/offer.ts';
import type { VersionId } from '../shared/ids.ts';
import type {
  Account,
  AnyCase,
  ClaimCase,
  DeclarationCase,
  OrderCase,
  RedemptionCase,
  Rule,
  SignUpCase,
} from './cases.ts';
import { claimLimits, claimRules, decideClaim } from './decide-claim.ts';
import { decideDeclaration, declarationRules } from './decide-declaration.ts';
import { decideOrder, limitsFor, rulesFor } from './decide-order.ts';
import { decideRedemption, redemptionRules } from './decide-redemption.ts';
import { decideSignUp, signUpRules } from './decide-sign-up.ts';
import { HUMAN_DECISION } from './decision.ts';
import type { RuleResult, Verdict } from './verdict.ts';

type Stamped<Of> = Omit<Of, 'offer'> & { readonly offer: { readonly versionId: VersionId } };

/** What a verdict recorded of the case it was reached from: all of it, with the offer by its id, which never changes. */
export type RecordedCase =
  | Stamped<OrderCase>
  | Stamped<ClaimCase>
  | Stamped<SignUpCase>
  | Stamped<RedemptionCase>
  | Stamped<DeclarationCase>
  /** nothing spoke for a referral: there is nothing to decide anew */
  | { readonly subject: 'order' }
  | { readonly subject: 'sign-up'; readonly account: Account };

export const recordedCase = <Of extends AnyCase>(of: Of) => ({
  ...of,
  offer: { versionId: of.offer.versionId },
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A case as it was, from the JSON it was recorded as. Instants come back as dates; `linkedAt` holds them as text. */
export function reviveCase(recorded: unknown): RecordedCase {
  return revive(recorded) as RecordedCase;
}

/**
 * Decides a recorded case again, under the rules it was judged by: the same verdict, with the same explanation
 * (invariant 7).
 * @throws Error when a rule or an edition of it that the verdict names is gone
 */
export function replay(recorded: unknown, judgedBy: readonly RuleResult[], offerOf: (id: VersionId) => Offer): Verdict {
  const of = reviveCase(recorded);
  if (!('offer' in of)) {
    return { outcome: 'not-referred', reason: null, rules: [], grants: [], advocateId: null, versionId: null };
  }
  const offer = offerOf(of.offer.versionId);
  switch (of.subject) {
    case 'claim':
      return replayClaim({ ...of, offer }, judgedBy);
    case 'sign-up':
      return decideSignUp({ ...of, offer }, named(signUpRules, judgedBy.filter(isRule)), signalsIn(judgedBy));
    case 'redemption':
      return decideRedemption({ ...of, offer }, named(redemptionRules, judgedBy));
    case 'declaration':
      return decideDeclaration({ ...of, offer }, named(declarationRules, judgedBy));
    case 'order':
      return decideOrder(
        { ...of, offer },
        named(
          rulesFor(of),
          judgedBy.filter(({ code }) => rulesFor(of).some((rule) => rule.code === code)),
        ),
        limitsFor(of).filter((limit) => judgedBy.some((rule) => rule.code === limit({ ...of, offer })?.result.code)),
        signalsIn(judgedBy),
      );
    default:
      return of satisfies never;
  }
}

function replayClaim(of: ClaimCase, judgedBy: readonly RuleResult[]): Verdict {
  const codeOf = (limit: (typeof claimLimits)[number]) => limit(of)?.result.code;
  const limits = claimLimits.filter((limit) => judgedBy.some(({ code }) => code === codeOf(limit)));
  const rules = judgedBy.filter(isRule).filter(({ code }) => !limits.some((limit) => codeOf(limit) === code));
  return decideClaim(of, named(claimRules, rules), limits, signalsIn(judgedBy));
}

/** What is weighed has lines of its own. */
const isRule = ({ code, outcome }: RuleResult): boolean => outcome !== 'noted' && code !== FRAUD_SCORE;

/** The signals that fired, at their editions. Those that didn't say as little again. */
const signalsIn = (judgedBy: readonly RuleResult[]): Signal[] =>
  judgedBy
    .filter(({ outcome }) => outcome === 'noted')
    .map(({ code, edition }) => {
      const signal = signals.find((one) => one.code === code && one.edition === edition);
      if (!signal) throw new Error(`the signal ${code}@${edition} is not known any more`);
      return signal;
    });

/** The rules of a registry that a verdict names, in its order; a human's line is none of them. */
function named<Of extends AnyCase>(registry: readonly Rule<Of>[], judgedBy: readonly RuleResult[]): Rule<Of>[] {
  const lines = judgedBy.filter(({ code }) => code !== HUMAN_DECISION);
  return lines.map(({ code, edition }) => {
    const rule = registry.find((one) => one.code === code && one.edition === edition);
    if (!rule) throw new Error(`the rule ${code}@${edition} is not known any more`);
    return rule;
  });
}

function revive(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'linkedAt' ? one : revive(one)]));
}
