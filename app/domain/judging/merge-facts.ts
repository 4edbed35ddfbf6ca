import { mergeTraces, mergeTraits } from '../fraud/traces.ts';
import type { FinancialStatus, OrderFacts } from '../verdict/facts.ts';
import { paymentSeen } from '../verdict/payment.ts';

/** How far a payment has come; of two reports of one second the further one stands. */
const PROGRESS: readonly FinancialStatus[] = [
  'unknown',
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'expired',
  'voided',
  'partially_refunded',
  'refunded',
];

/** What leads to the buyer or the cart, and what was in it. A later report may lack it (redaction, refetch): that isn't news. */
const LINKS = ['customerId', 'emailHash', 'phoneHash', 'claimToken', 'visitToken', 'lines'] as const;

/**
 * The facts that stand when a second report of an order comes in: the newer one, whatever the order of arrival (SC-15),
 * but for links it lacks. Shopify's `updated_at` has whole seconds, so of two equally old reports each fact stands that
 * can't be undone: cancelled, paid, the lower remaining subtotal. Commutative, associative and idempotent, which is what
 * makes replays converge.
 */
export function mergeFacts(known: OrderFacts | undefined, seen: OrderFacts): OrderFacts {
  if (!known) return seen;
  const age = seen.updatedAt.getTime() - known.updatedAt.getTime();
  const stands = age === 0 ? mergeEquallyOld(known, seen) : age > 0 ? seen : known;
  return withPayment(withTraces(withLinks(stands, known, seen), known, seen), known, seen);
}

function mergeEquallyOld(a: OrderFacts, b: OrderFacts): OrderFacts {
  const merged = Object.fromEntries(
    // either may tell what the other was too old, or too short, to tell
    (Object.keys({ ...a, ...b }) as (keyof OrderFacts)[]).map((fact) => [fact, lesser(a[fact], b[fact])]),
  ) as OrderFacts;
  return {
    ...merged,
    isTest: a.isTest || b.isTest,
    financialStatus:
      PROGRESS.indexOf(a.financialStatus) > PROGRESS.indexOf(b.financialStatus) ? a.financialStatus : b.financialStatus,
  };
}

/** The smaller of two values of one fact, any order being as good as another; something before nothing, nothing before not told. */
function lesser<Value>(a: Value, b: Value): Value {
  for (const nothing of [undefined, null]) {
    if (a === nothing) return b;
    if (b === nothing) return a;
  }
  if (typeof a === 'number' || a instanceof Date) return a <= b ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

/** Each link as the newest report that has it tells it; one older than the facts keeps its date, for the next merge. */
function withLinks(stands: OrderFacts, a: OrderFacts, b: OrderFacts): OrderFacts {
  const { linkedAt: _, ...merged } = stands;
  const values: Record<string, unknown> = {};
  const olderThanFacts: Record<string, string> = {};
  for (const link of LINKS) {
    const [newest] = [a, b]
      .flatMap((one) => (one[link] == null ? [] : [{ value: one[link], at: linkDate(one, link) }]))
      .sort((x, y) => (x.at === y.at ? (asText(x.value) < asText(y.value) ? -1 : 1) : x.at > y.at ? -1 : 1));
    if (newest) values[link] = newest.value;
    if (newest && newest.at < stands.updatedAt.toISOString()) olderThanFacts[link] = newest.at;
  }
  const hasOlder = Object.keys(olderThanFacts).length > 0;
  return { ...merged, ...values, ...(hasOlder && { linkedAt: olderThanFacts }) } as OrderFacts;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Since when it was known to be unpaid, and paid: what the facts' own date tells is not told twice. */
function withPayment(stands: OrderFacts, a: OrderFacts, b: OrderFacts): OrderFacts {
  const { unpaidSeenAt: _, paidSeenAt: __, ...merged } = stands;
  const own = paymentSeen(merged);
  const [one, other] = [paymentSeen(a), paymentSeen(b)];
  const unpaid = earlier(one.unpaid, other.unpaid);
  const paid = earlier(one.paid, other.paid);
  return {
    ...merged,
    ...(unpaid && unpaid.getTime() !== own.unpaid?.getTime() && { unpaidSeenAt: unpaid }),
    ...(paid && paid.getTime() !== own.paid?.getTime() && { paidSeenAt: paid }),
  };
}

const earlier = (a: Date | undefined, b: Date | undefined): Date | undefined => (!a || (b && b < a) ? b : a);

function withTraces(stands: OrderFacts, a: OrderFacts, b: OrderFacts): OrderFacts {
  const { traces: _, traits: __, ...merged } = stands;
  const traces = mergeTraces(a.traces, b.traces);
  const traits = mergeTraits(a.traits, b.traits);
  return { ...merged, ...(traces && { traces }), ...(traits && { traits }) };
}

const linkDate = (facts: OrderFacts, link: (typeof LINKS)[number]): string =>
  facts.linkedAt?.[link] ?? facts.updatedAt.toISOString();
