import { z } from 'zod';
import { type LedgerEntry, sumsByUnit } from '../ledger/entries.ts';
import { type Offer, offerTermsSchema } from '../program/offer.ts';
import { agreementSchema } from '../program/partner.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { VersionId } from '../shared/ids.ts';
import { replay } from './replay.ts';
import type { RuleResult } from './verdict.ts';

/** What a verdict recorded, as JSON. */
const verdictShape = z.object({
  subject: z.string(),
  subjectId: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  rules: z.array(z.looseObject({ code: z.string(), edition: z.int() })),
  grants: z.array(z.looseObject({ cause: z.string(), rule: z.string(), beneficiary: z.string() })),
  inputs: z.unknown(),
});
export type RecordedVerdict = z.output<typeof verdictShape>;

const entry = z.object({
  account: z.string(),
  personId: z.string().nullable(),
  unit: z.string(),
  amount: z.int(),
});

/** A log of what a shop's judge decided and moved: one JSON object a line, in this order. */
const lineShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), format: z.literal(1), shop: z.string(), exportedAt: z.string(), lines: z.int() }),
  z.object({
    kind: z.literal('offer'),
    programId: z.string(),
    versionId: z.string(),
    versionNumber: z.int(),
    publishedAt: z.coerce.date(),
    terms: z.unknown(),
    partner: agreementSchema.nullable().default(null),
  }),
  /** two persons turned out to be one */
  z.object({ kind: z.literal('alias'), from: z.string(), into: z.string() }),
  verdictShape.extend({ kind: z.literal('verdict') }),
  z.object({
    kind: z.literal('reward'),
    id: z.string(),
    cause: z.string(),
    rule: z.string(),
    personId: z.string(),
    wanted: z.string(),
    status: z.string(),
    usedByOrder: z.string().nullable(),
  }),
  z.object({ kind: z.literal('movement'), id: z.string(), movement: z.string(), entries: z.array(entry) }),
  z.object({
    kind: z.literal('wallet'),
    personId: z.string(),
    unit: z.string(),
    available: z.int(),
    pending: z.int(),
    /** what is left of the person's lots */
    inLots: z.int(),
  }),
]);
export type LogLine = z.output<typeof lineShape>;

export type LogFinding = {
  /** in the file, from 1 */
  readonly line: number;
  readonly what:
    | 'unreadable'
    | 'verdict-differs'
    | 'unbalanced'
    | 'balance-differs'
    | 'lots-differ'
    | 'reward-without-grant';
  /** "order 1001" */
  readonly about: string;
  readonly detail: string;
};

export type LogReport = {
  readonly shop: string | null;
  /** by "order approved" */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly replayed: number;
  readonly movements: number;
  readonly entries: number;
  readonly wallets: number;
  readonly rewards: number;
  readonly offers: number;
  readonly findings: readonly LogFinding[];
};

/**
 * Checks a log line by line, offline: decides every verdict again and folds the ledger (invariants 1, 2 and 7). Nothing
 * but what it has to know later is kept, so a log may be of any length.
 */
export function openLogCheck() {
  const offers = new Map<string, Offer>();
  const aliases = new Map<string, string>();
  const granted = new Set<string>();
  const folded = new Map<string, { available: number; pending: number }>();
  const findings: LogFinding[] = [];
  const verdicts: Record<string, number> = {};
  const counts = { replayed: 0, movements: 0, entries: 0, wallets: 0, rewards: 0, offers: 0 };
  let shop: string | null = null;

  const whoIs = (personId: string): string => {
    let id = personId;
    for (let hops = 0; hops <= aliases.size && aliases.has(id); hops++) id = aliases.get(id)!;
    return id;
  };
  const grantKey = (cause: string, rule: string, personId: string) => `${cause} ${rule} ${whoIs(personId)}`;
  const offerOf = (id: VersionId): Offer => {
    const offer = offers.get(id);
    if (!offer) throw new Error(`the offer ${id} is not in the log`);
    return offer;
  };

  function take(line: number, json: unknown): void {
    const parsed = lineShape.safeParse(json);
    if (!parsed.success) {
      findings.push({ line, what: 'unreadable', about: `line ${line}`, detail: z.prettifyError(parsed.error) });
      return;
    }
    takeLine(parsed.data, (what, about, detail) => findings.push({ line, what, about, detail }));
  }

  type Find = (what: LogFinding['what'], about: string, detail: string) => void;

  function takeLine(told: LogLine, find: Find): void {
    switch (told.kind) {
      case 'log':
        shop = told.shop;
        return;
      case 'offer': {
        const { kind: _kind, terms, ...version } = told;
        counts.offers += 1;
        offers.set(told.versionId, { ...version, terms: offerTermsSchema.parse(terms) } as unknown as Offer);
        return;
      }
      case 'alias':
        aliases.set(told.from, told.into);
        return;
      case 'verdict':
        takeVerdict(told, find);
        return;
      case 'reward':
        counts.rewards += 1;
        // one that was spent stays with its holder, whatever is granted now
        if (
          told.wanted === 'issued' &&
          !told.usedByOrder &&
          !granted.has(grantKey(told.cause, told.rule, told.personId))
        )
          find('reward-without-grant', `reward ${told.id}`, `no verdict grants ${told.rule} for ${told.cause}`);
        return;
      case 'movement':
        takeMovement(told, find);
        return;
      case 'wallet': {
        counts.wallets += 1;
        const about = `wallet of ${told.personId} in ${told.unit}`;
        const { available, pending } = folded.get(`${told.personId} ${told.unit}`) ?? { available: 0, pending: 0 };
        folded.delete(`${told.personId} ${told.unit}`);
        if (available !== told.available || pending !== told.pending)
          find(
            'balance-differs',
            about,
            `says ${told.available} available and ${told.pending} pending, the movements ${available} and ${pending}`,
          );
        if (told.inLots !== told.available)
          find('lots-differ', about, `says ${told.available} available, its lots hold ${told.inLots}`);
        return;
      }
      default:
        told satisfies never;
    }
  }

  function takeVerdict(told: RecordedVerdict, find: Find): void {
    const key = `${told.subject} ${told.outcome}`;
    verdicts[key] = (verdicts[key] ?? 0) + 1;
    counts.replayed += 1;
    for (const { cause, rule, beneficiary, withheld } of told.grants)
      if (!withheld) granted.add(grantKey(cause, rule, beneficiary));
    const detail = differenceOnReplay(told, offerOf, whoIs);
    if (detail) find('verdict-differs', `${told.subject} ${told.subjectId}`, detail);
  }

  function takeMovement({ id, entries }: Extract<LogLine, { kind: 'movement' }>, find: Find): void {
    counts.movements += 1;
    counts.entries += entries.length;
    for (const [unit, sum] of sumsByUnit(entries as unknown as LedgerEntry[]))
      if (sum !== 0) find('unbalanced', `movement ${id}`, `sums to ${sum} ${unit}`);
    for (const { account, personId, unit, amount } of entries) {
      if (!personId || !account.startsWith('wallet:')) continue;
      const key = `${personId} ${unit}`;
      const sum = folded.get(key) ?? { available: 0, pending: 0 };
      if (account === 'wallet:available') sum.available += amount;
      else sum.pending += amount;
      folded.set(key, sum);
    }
  }

  return {
    /** @param json one parsed line; @param line its number in the file, from 1 */
    take,
    /** a line that isn't even JSON */
    cannotRead: (line: number, detail: string) =>
      findings.push({ line, what: 'unreadable', about: `line ${line}`, detail }),
    done(lastLine: number): LogReport {
      for (const [key, { available, pending }] of folded)
        if (available !== 0 || pending !== 0)
          findings.push({
            line: lastLine,
            what: 'balance-differs',
            about: `wallet of ${key}`,
            detail: `is missing; the movements say ${available} available and ${pending} pending`,
          });
      return { shop, verdicts, ...counts, findings };
    },
  };
}

/**
 * Decides a recorded verdict again; what is different now, or null. `whoIs` follows persons that turned out to be others:
 * what was granted to somebody's alias has moved with them.
 */
export function differenceOnReplay(
  { outcome, reason, rules, grants, inputs }: Omit<RecordedVerdict, 'subject' | 'subjectId'>,
  offerOf: (id: VersionId) => Offer,
  whoIs: (personId: string) => string = (id) => id,
): string | null {
  try {
    const again = replay(inputs, rules as unknown as RuleResult[], offerOf);
    const differences = [
      differenceOf('outcome', outcome, again.outcome),
      differenceOf('reason', reason, again.reason),
      ...rules.map((rule, nth) => differenceOf(`rule ${rule.code}`, rule, again.rules[nth])),
      differenceOf('rules', rules.length, again.rules.length),
      differenceOf('grants', withPeople(grants, whoIs), withPeople(again.grants, whoIs)),
    ].filter((difference) => difference !== null);
    return differences.length === 0 ? null : differences.join('; ');
  } catch (error) {
    return `can't be replayed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** As JSON has them: instants are text there, and what is undefined isn't there. */
function differenceOf(name: string, told: unknown, replayed: unknown): string | null {
  const [before, now] = [told, replayed].map((value) => canonicalJson(JSON.parse(JSON.stringify(value ?? null))));
  return before === now ? null : `${name} says ${before}, replayed ${now}`;
}

const withPeople = (grants: readonly { readonly beneficiary: string }[], whoIs: (personId: string) => string) =>
  grants.map((grant) => ({
    baseMinor: 0, // of grants from before rewards were reckoned by it
    ...grant,
    beneficiary: whoIs(grant.beneficiary),
  }));
