import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../app/domain/fraud/thresholds.ts';
import type { Traits } from '../../../app/domain/fraud/traces.ts';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import type { CustomerId, DecisionId, ListEntryId } from '../../../app/domain/shared/ids.ts';
import type { GivenDecision } from '../../../app/domain/verdict/decision.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  daysAfter,
  mail,
  person,
  points,
  ruleOf,
  seen,
} from '../../support/builders.ts';

/** Humans decide on sign-ups as on orders and claims (V6), and what speaks against one is weighed (V5). */
const INVITED = at('2026-03-01T10:00+01:00');
/** a browser on a line of its own */
const LINE = { ip: 'line', device: 'browser' };
const PLAIN: Traits = {
  ...{ disposable: false, plusTag: false, digitsTail: 0, mailboxRandomness: 0, referrer: null, shipsToOther: false },
};
const customerOf = (name: string) => person(name).customerId as CustomerId;

const opens = (by = 'ben', traits?: Traits): JudgeEvent => ({
  kind: 'signed-up',
  account: { customerId: customerOf(by), openedAt: daysAfter(INVITED, 1), ...(traits && { traits }) },
  emailHash: mail(`${by}@orange.fr`),
});
const anasOrder = (): JudgeEvent =>
  seen(anOrder({ orderId: '900' as never, ...person('ana'), boughtAt: daysAfter(INVITED, 2), traces: LINE }));

type Bench = ReturnType<typeof aBench>;
function benchWith(waitingDays = 14, trust = PRESETS.balanced, existingCustomersMayJoin = true): Bench {
  const signUp = { advocate: points(100), friend: null, existingCustomersMayJoin };
  return aBench(aWorld({ trust, offers: [anOffer({ terms: { waitingDays, signUp } })] }));
}
const verdictOf = (bench: Bench, by = 'ben') => bench.world.verdicts.get(`sign-up:${customerOf(by)}`)!;

let said = 0;
function says(bench: Bench, changes: Partial<GivenDecision> = {}): GivenDecision {
  said += 1;
  const decision: GivenDecision = {
    ...{ decisionId: `decision-${String(said).padStart(4, '0')}` as DecisionId, kind: 'approve', undoes: null },
    ...{ subject: 'sign-up', subjectId: customerOf('ben'), actor: 'Léa', reason: 'x' },
    at: new Date(at('2026-03-10T12:00+01:00').getTime() + said * 1_000),
    ...changes,
  };
  bench.sees({ kind: 'decided', decision });
  return decision;
}

function expectReplays(bench: Bench): void {
  for (const { outcome, reason, rules, grants, advocateId, versionId, inputs } of bench.world.verdicts.values())
    expect(replay(JSON.parse(JSON.stringify(inputs)), rules, (id) => bench.world.offers.get(id)!)).toEqual({
      ...{ outcome, reason, rules, grants, advocateId, versionId },
    });
}

describe('a human decides', () => {
  it('rejected, what was paid is taken back; undone, all is as if nobody had spoken (SC-20)', () => {
    const [plain, human] = [benchWith(0), benchWith(0)];
    for (const bench of [plain, human]) bench.sees(aClaim(), opens());
    expect(human.balance('ana').available).toBe(100);
    const rejected = says(human, { kind: 'reject' });
    expect(verdictOf(human)).toMatchObject({ outcome: 'rejected', reason: 'human-decision', grants: [] });
    expect(human.balance('ana').available).toBe(0);
    says(human, { kind: 'undo', undoes: rejected.decisionId });
    expect(verdictOf(human)).toMatchObject({ outcome: 'approved', reason: null });
    expect(human.balance('ana')).toEqual(plain.balance('ana'));
    expect(human.world.decisions.get(`sign-up:${customerOf('ben')}`)).toHaveLength(2);
    expectReplays(human);
  });

  it('their yes waves through what rules refused', () => {
    const bench = benchWith(0, PRESETS.balanced, false);
    const account = { customerId: customerOf('ben'), openedAt: daysAfter(INVITED, -90) };
    bench.sees(aClaim({ customerId: customerOf('ben'), account }));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'rejected', reason: 'existing-customer' });
    says(bench);
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved', reason: null });
    expect(bench.balance('ana').available).toBe(100);
    expectReplays(bench);
  });

  it('stands when the account is heard of again, and on one that nobody referred changes nothing', () => {
    const bench = benchWith(0);
    bench.sees(aClaim(), opens());
    says(bench, { kind: 'reject' });
    bench.sees(opens('ben', PLAIN));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
    bench.sees(opens('zoe'));
    says(bench, { subjectId: customerOf('zoe') });
    expect(verdictOf(bench, 'zoe').outcome).toBe('not-referred');
  });
});

describe('the score', () => {
  it('weighs the account’s address and what was left with the claim', () => {
    const bench = benchWith();
    bench.sees(aClaim({ traits: { ...PLAIN, plusTag: true } }), opens('ben', { ...PLAIN, disposable: true }));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
    expect(ruleOf(verdictOf(bench), 'disposable-mailbox')).toMatchObject({ outcome: 'noted', weight: 60 });
    expect(bench.liveRewards('advocate')).toEqual([]);
    expectReplays(bench);
  });

  /** Ben, then Zoe, from one browser; Ana bought from it, too. */
  function aSuspect(waitingDays = 14): Bench {
    const bench = benchWith(waitingDays);
    bench.sees(aClaim({ traces: LINE }), opens());
    bench.sees(aClaim({ by: 'zoe', traces: LINE }));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved' });
    return bench;
  }

  it('counts what comes to light while the reward waits; a human’s yes gives it back', () => {
    const bench = aSuspect();
    expect(bench.balance('ana').pending).toBe(100);
    bench.sees(anasOrder());
    expect(verdictOf(bench)).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
    expect(bench.balance('ana').pending).toBe(0);
    says(bench);
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved' });
    expect(bench.balance('ana').pending).toBe(100);
    expectReplays(bench);
  });

  it('takes nothing back for what comes to light later', () => {
    const bench = aSuspect(0);
    bench.passTo(daysAfter(INVITED, 20));
    bench.sees(anasOrder());
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved' });
    expect(bench.balance('ana').available).toBe(100);
  });

  it('doesn’t suspect again whom a human let in by their claim', () => {
    const bench = aSuspect();
    bench.sees(anasOrder(), aClaim({ by: 'lou', traces: LINE, claimedAt: daysAfter(INVITED, 3) }));
    expect(bench.verdictOnClaim('claim-lou-ana').outcome).toBe('held');
    bench.sees(opens('lou'));
    expect(verdictOf(bench, 'lou').outcome).toBe('not-referred');
    says(bench, { subject: 'claim', subjectId: 'claim-lou-ana' });
    expect(verdictOf(bench, 'lou')).toMatchObject({ outcome: 'approved' });
    expect(verdictOf(bench, 'lou').rules.map(({ code }) => code)).not.toContain('fraud-score');
    expectReplays(bench);
  });

  it('stops nobody who is allowed, and a block refuses until it is lifted', () => {
    const bench = aSuspect();
    bench.sees(anasOrder());
    const entry = {
      ...{ entryId: 'entry-1' as ListEntryId, by: 'customer' as const, value: customerOf('ben') },
      ...{ at: at('2026-03-10T13:00+01:00'), reason: 'x', actor: 'Léa' },
    };
    const again: JudgeEvent = { kind: 'due', subject: 'sign-up', subjectId: customerOf('ben') };
    bench.sees({ kind: 'listed', entry: { ...entry, list: 'allow', labelSealed: null } }, again);
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved' });
    bench.sees({ kind: 'unlisted', ...entry }, again);
    const blocked = { ...entry, entryId: 'entry-2' as ListEntryId, list: 'block' as const, labelSealed: null };
    bench.sees({ kind: 'listed', entry: blocked }, again);
    expect(verdictOf(bench)).toMatchObject({ outcome: 'rejected', reason: 'listed' });
    expectReplays(bench);
  });

  it('comes out the same in whatever order the rest is heard of', () => {
    const rest = [opens('ben'), opens('zoe'), anasOrder(), opens('ben', { ...PLAIN, digitsTail: 2 })];
    const orders = (some: readonly JudgeEvent[]): JudgeEvent[][] =>
      some.length === 0
        ? [[]]
        : some.flatMap((one, n) => orders(some.filter((_, at) => at !== n)).map((others) => [one, ...others]));
    const told = orders(rest).map((events) => {
      const bench = benchWith();
      bench.sees(aClaim({ traces: LINE }), aClaim({ by: 'zoe', traces: LINE }));
      for (const event of events) bench.sees(event);
      return ['ben', 'zoe'].map((by) => {
        const { outcome, reason, rules } = verdictOf(bench, by);
        return { outcome, reason, codes: rules.map(({ code, weight }) => [code, weight]) };
      });
    });
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject([{ outcome: 'held' }, { outcome: 'held' }]);
  });
});
