import { describe, expect, it } from 'vitest';
import type { DecisionId } from '../../../app/domain/shared/ids.ts';
import type { GivenDecision } from '../../../app/domain/verdict/decision.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aWorld,
  cancelled,
  mail,
  percentOff,
  person,
  ruleOf,
  seen,
} from '../../support/builders.ts';

const WAITED = at('2026-03-25T00:00+01:00');

let said = 0;
/** A human's word, one second after the one before. */
function aDecision(changes: Partial<GivenDecision> = {}): GivenDecision {
  said += 1;
  return {
    decisionId: `decision-${String(said).padStart(4, '0')}` as DecisionId,
    subject: 'order',
    subjectId: '1001',
    kind: 'approve',
    undoes: null,
    actor: 'Léa',
    reason: 'I know this customer',
    at: new Date(at('2026-03-10T12:00+01:00').getTime() + said * 1_000),
    ...changes,
  };
}

const says = (bench: ReturnType<typeof aBench>, changes: Partial<GivenDecision> = {}): GivenDecision => {
  const decision = aDecision(changes);
  bench.sees({ kind: 'decided', decision });
  return decision;
};

const wanted = (bench: ReturnType<typeof aBench>, side?: 'advocate' | 'friend') =>
  bench.liveRewards(side).filter((reward) => reward.wanted === 'issued');

/** Ben's code, spent with Zoe's address: the order is held (SC-27). */
function aHeldOrder() {
  const bench = aBench();
  bench.sees(aClaim());
  bench.issues('welcome.friend', 'BEN-CODE');
  bench.sees(seen(anOrder({ emailHash: mail('zoe@orange.fr'), codes: ['BEN-CODE'] })));
  return bench;
}

describe('a later order that a human approved beside the first', () => {
  const share = { type: 'commission', basisPoints: 1_000 } as const;
  const first = anOrder({ orderId: '1001' as never, subtotalMinor: 5_000 });
  const second = anOrder({ orderId: '1002' as never, subtotalMinor: 9_000, boughtAt: at('2026-03-11T10:00+01:00') });

  it('leaves what is paid with the earlier one, whichever is told of next', () => {
    const bench = aBench(aWorld({ offers: [anOffer({ terms: { firstPurchase: { advocate: share } } })] }));
    bench.sees(aClaim(), seen(first), seen(second));
    says(bench, { subjectId: '1002' });
    expect(bench.verdictOn('1002').outcome).toBe('approved');
    const { verdicts } = bench.world;
    for (const told of [first, second]) {
      // the batch's own order is loaded first
      const own = bench.verdictOn(told.orderId);
      const others = [...verdicts].filter(([key]) => key !== `order:${told.orderId}`);
      verdicts.clear();
      for (const [key, verdict] of [[`order:${told.orderId}`, own] as const, ...others]) verdicts.set(key, verdict);
      expect(bench.sees(seen(told)).movements).toEqual([]);
      expect(wanted(bench, 'advocate')).toMatchObject([{ amount: { amount: 500 } }]);
    }
  });
});

describe('SC-20 a human rejects, then undoes', () => {
  const anApproved = () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()));
    return bench;
  };
  const standingOf = (bench: ReturnType<typeof aBench>) => ({
    outcome: bench.verdictOn('1001').outcome,
    reason: bench.verdictOn('1001').reason,
    balance: { ...bench.balance('ana') },
    live: bench.liveRewards().map(({ rule, amount, wanted }) => ({ rule, amount, wanted })),
    referral: [...bench.world.referrals.values()].map(({ state, revenueMinor }) => ({ state, revenueMinor })),
  });

  it('while the reward waits: nothing is paid, then all as if approved at once', () => {
    const [plain, human] = [anApproved(), anApproved()];
    const rejected = says(human, { kind: 'reject' });
    expect(human.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'human-decision', grants: [] });
    expect(human.liveRewards('advocate')).toEqual([]);
    says(human, { kind: 'undo', undoes: rejected.decisionId });
    for (const bench of [plain, human]) bench.passTo(WAITED);
    expect(standingOf(human)).toEqual(standingOf(plain));
    expect(plain.balance('ana').available).toBe(500);
  });

  it('after the points were paid: they are taken back by entries and given again', () => {
    const [plain, human] = [anApproved(), anApproved()];
    for (const bench of [plain, human]) bench.passTo(WAITED);
    const rejected = says(human, { kind: 'reject', at: WAITED });
    expect(human.balance('ana')).toMatchObject({ available: 0, pending: 0 });
    expect([...human.world.referrals.values()]).toMatchObject([{ state: 'not-eligible', reason: 'human-decision' }]);
    says(human, { kind: 'undo', undoes: rejected.decisionId, at: WAITED });
    expect(standingOf(human)).toEqual(standingOf(plain));
    for (const { entries } of human.movements) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });

  it('both decisions stay, and the receipt has no human’s line any more', () => {
    const bench = anApproved();
    const rejected = says(bench, { kind: 'reject' });
    expect(ruleOf(bench.verdictOn('1001'), 'human-decision')).toMatchObject({ outcome: 'fail' });
    const undone = says(bench, { kind: 'undo', undoes: rejected.decisionId });
    expect(bench.verdictOn('1001').rules.map(({ code }) => code)).not.toContain('human-decision');
    expect(bench.world.decisions.get('order:1001')).toMatchObject([rejected, undone]);
  });

  it('heard of in any order, and twice, the same comes out', () => {
    const first = aDecision({ kind: 'reject' });
    const undo = aDecision({ kind: 'undo', undoes: first.decisionId });
    const again = aDecision({ kind: 'reject' });
    for (const told of [
      [first, undo, again],
      [again, undo, first, first],
      [undo, again, first],
    ]) {
      const bench = anApproved();
      for (const decision of told) bench.sees({ kind: 'decided', decision });
      expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
      expect(bench.world.decisions.get('order:1001')).toHaveLength(3);
    }
  });

  it('what was spent before is owed when the order is cancelled later, as if no human had spoken', () => {
    const spent = () => {
      const catalogue = [{ itemId: 'ten', points: 400, reward: percentOff(10) }];
      const offers = [anOffer({ terms: { spentRewards: 'withhold-next', catalogue } })];
      const bench = aBench(aWorld({ offers }));
      bench.sees(aClaim(), seen(anOrder()));
      bench.passTo(WAITED);
      bench.redeems('ana', 'ten');
      return bench;
    };
    const [plain, human] = [spent(), spent()];
    const rejected = says(human, { kind: 'reject', at: WAITED });
    says(human, { kind: 'undo', undoes: rejected.decisionId, at: WAITED });
    for (const bench of [plain, human]) {
      expect(bench.balance('ana')).toMatchObject({ available: 100 });
      bench.sees(seen(cancelled(anOrder())));
      expect(bench.balance('ana')).toMatchObject({ available: 0 });
      expect([...bench.world.debts.values()]).toMatchObject([{ personId: person('ana').personId, settledBy: null }]);
    }
  });

  it('a rejected claim gives its code back and carries no order; undone, both stand again', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()));
    const about = { subject: 'claim' as const, subjectId: 'claim-ben-ana' };
    const rejected = says(bench, { ...about, kind: 'reject' });
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    expect(wanted(bench)).toEqual([]);
    says(bench, { ...about, kind: 'undo', undoes: rejected.decisionId });
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(wanted(bench).map(({ rule }) => rule)).toEqual(['welcome.friend', 'first-purchase.advocate']);
    expect(bench.batches.flatMap(({ counters }) => counters).filter(({ metric }) => metric === 'claims')).toEqual([
      expect.objectContaining({ amount: 1 }),
    ]);
  });
});

describe('a held order', () => {
  it('approved by a human pays, and the receipt still says what the rules found', () => {
    const bench = aHeldOrder();
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'claimed-by-other' });
    says(bench);
    const verdict = bench.verdictOn('1001');
    expect(verdict).toMatchObject({ outcome: 'approved', reason: null });
    expect(ruleOf(verdict, 'claimed-by-other').outcome).toBe('hold');
    expect(ruleOf(verdict, 'human-decision')).toMatchObject({ outcome: 'pass', input: { decision: 'approve' } });
    bench.passTo(WAITED);
    expect(bench.balance('ana').available).toBe(500);
  });

  it('the same verdict comes out of its recorded case', () => {
    const bench = aHeldOrder();
    says(bench);
    const { inputs, rules, outcome, grants } = bench.verdictOn('1001');
    const again = replay(JSON.parse(JSON.stringify(inputs)), rules, (id) => bench.world.offers.get(id)!);
    expect(again).toMatchObject({ outcome, rules: JSON.parse(JSON.stringify(rules)) });
    expect(again.grants).toHaveLength(grants.length);
  });

  it('what was approved and is cancelled afterwards is no sale, whatever a human said', () => {
    const bench = aHeldOrder();
    says(bench);
    bench.sees(seen(cancelled(anOrder({ emailHash: mail('zoe@orange.fr'), codes: ['BEN-CODE'] }))));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'order-standing' });
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('one nobody paid for yet goes on waiting for the payment', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder({ financialStatus: 'pending', paidAt: null })));
    says(bench);
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'order-standing' });
  });
});

describe('a refused claim', () => {
  const anOldCustomersClaim = () => {
    const bench = aBench();
    bench.sees(seen(anOrder({ orderId: '900' as never, boughtAt: at('2026-02-01T10:00+01:00') })), aClaim());
    return bench;
  };

  it('approved by a human gives the welcome code and counts as evidence', () => {
    const bench = anOldCustomersClaim();
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    says(bench, { subject: 'claim', subjectId: 'claim-ben-ana' });
    expect(bench.verdictOnClaim('claim-ben-ana').outcome).toBe('approved');
    expect(bench.liveRewards('friend')).toHaveLength(1);
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'joined', claimId: 'claim-ben-ana' }]);
    bench.sees(seen(anOrder({ claimToken: 'token-ben-ana' })));
    expect(bench.verdictOn('1001')).toMatchObject({ reason: 'newness', advocateId: 'advocate-ana' });
  });

  it('of somebody who belongs to another advocate stays refused', () => {
    const bench = aBench();
    const bob = anAdvocate('bob');
    bench.world.advocates.set(bob.advocateId, bob);
    bench.world.identifiers.set(`email:${person('bob').emailHash}`, bob.personId);
    bench.sees(aClaim({ of: 'ana' }), aClaim({ of: 'bob' }));
    says(bench, { subject: 'claim', subjectId: 'claim-ben-bob' });
    expect(bench.verdictOnClaim('claim-ben-bob')).toMatchObject({ outcome: 'rejected', reason: 'already-referred' });
    expect([...bench.world.referrals.values()]).toMatchObject([{ advocateId: 'advocate-ana', state: 'joined' }]);
  });
});

it('a decision on what was never judged is an error, to be seen in quarantine', () => {
  expect(() => says(aBench(), { subjectId: '4711' })).toThrow(/no verdict/);
});
