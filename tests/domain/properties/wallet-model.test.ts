import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { balanceOf, type LedgerEntry, sumsByUnit } from '../../../app/domain/ledger/entries.ts';
import { inSpendingOrder, isExpired, type Lot, type Part } from '../../../app/domain/ledger/lots.ts';
import {
  credit,
  expire,
  type Holder,
  type Moved,
  redeem,
  takeBack,
  topUp,
  undoRedemption,
} from '../../../app/domain/ledger/wallet.ts';
import type { SpentRewardsPolicy } from '../../../app/domain/program/offer.ts';
import type { LotId, PersonId } from '../../../app/domain/shared/ids.ts';
import { at, daysAfter, PARIS, PROGRAM } from '../../support/builders.ts';
import { runs } from '../../support/long-run.ts';

/** Any sequence of commands on one wallet, against a model that only counts where each point is. */
vi.setConfig({ testTimeout: 3_600_000 });

const HOLDER: Holder = { personId: 'ana' as PersonId, programId: PROGRAM, unit: 'POINTS' };
const START = at('2026-03-01T10:00Z');
const amount = fc.integer({ min: 1, max: 1_000 });
const which = fc.nat(20);

type Command =
  | { do: 'earn'; amount: number; validDays: number | null; maximum: number | null }
  | { do: 'redeem'; amount: number }
  | { do: 'undo'; which: number }
  | { do: 'take-back'; which: number; policy: SpentRewardsPolicy }
  | { do: 'lose-part'; which: number; amount: number; policy: SpentRewardsPolicy }
  | { do: 'gain'; which: number; amount: number; maximum: number | null }
  | { do: 'days-pass'; days: number };
const maximum = fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null, freq: 4 });
const policy = fc.constantFrom<SpentRewardsPolicy>('keep', 'negative-balance', 'withhold-next');
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('earn' as const),
    amount,
    validDays: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    maximum,
  }),
  fc.record({ do: fc.constant('redeem' as const), amount }),
  fc.record({ do: fc.constant('undo' as const), which }),
  fc.record({ do: fc.constant('take-back' as const), which, policy }),
  fc.record({ do: fc.constant('lose-part' as const), which, amount, policy }),
  fc.record({ do: fc.constant('gain' as const), which, amount, maximum }),
  fc.record({ do: fc.constant('days-pass' as const), days: fc.integer({ min: 1, max: 40 }) }),
);

class Wallet {
  readonly lots = new Map<LotId, Lot>();
  readonly entries: LedgerEntry[] = [];
  readonly redemptions: (readonly Part[])[] = [];
  private now = START;
  private minted = 0;

  run(command: Command): void {
    const lots = [...this.lots.values()];
    switch (command.do) {
      case 'earn': {
        const { validDays, maximum } = command;
        const before = this.available();
        this.post(
          credit(HOLDER, {
            from: 'outstanding',
            amount: command.amount,
            lots,
            maximumBalance: maximum,
            lot: {
              lotId: this.newLotId(),
              rewardId: null,
              earnedAt: this.now,
              expiresAt: validDays === null ? null : daysAfter(this.now, validDays),
            },
            timeZone: PARIS,
          }),
        );
        if (maximum !== null) expect(this.available()).toBeLessThanOrEqual(Math.max(maximum, before));
        return;
      }
      case 'redeem': {
        const spendable = lots
          .filter((lot) => lot.remaining < 0 || !isExpired(lot, this.now))
          .reduce((sum, lot) => sum + lot.remaining, 0);
        const paid = redeem(HOLDER, command.amount, lots, this.now);
        expect(paid === null).toBe(spendable < command.amount);
        if (!paid) return;
        const parts = paid.movement.entries.flatMap((entry) =>
          entry.lotId ? [{ lotId: entry.lotId, amount: -entry.amount }] : [],
        );
        this.expectSoonestFirst(parts);
        this.post(paid);
        this.redemptions.push(parts);
        return;
      }
      case 'undo': {
        const [parts] = this.redemptions.splice(command.which % Math.max(this.redemptions.length, 1), 1);
        if (!parts) return;
        const before = this.available();
        this.post(undoRedemption(HOLDER, parts, lots, this.now, PARIS, () => this.newLotId()));
        expect(this.available() - before).toBe(parts.reduce((sum, part) => sum + part.amount, 0));
        return;
      }
      case 'take-back': {
        const lot = this.pick(command.which);
        if (!lot || lot.remaining < 0) return;
        const before = this.available();
        const taken = takeBack(HOLDER, { lot, amount: lot.amount, lots, policy: command.policy });
        this.post(taken);
        // what came back to a lot after it was taken from is another lot's by right: no more is taken than it earned
        const unspent = Math.min(lot.remaining, lot.amount);
        const spent = Math.min(lot.amount - unspent, lot.spent);
        expect(taken.spent).toBe(spent);
        expect(before - this.available()).toBe(unspent + (command.policy === 'negative-balance' ? spent : 0));
        return;
      }
      case 'lose-part': {
        const lot = this.pick(command.which);
        if (!lot || lot.remaining < 0 || command.amount > lot.amount) return;
        this.post(takeBack(HOLDER, { lot, amount: command.amount, lots, policy: command.policy }, 'adjusted'));
        return;
      }
      case 'gain': {
        const lot = this.pick(command.which);
        const before = this.available();
        if (lot) this.post(topUp(HOLDER, { lot, amount: command.amount, lots, maximumBalance: command.maximum }));
        if (command.maximum !== null) expect(this.available()).toBeLessThanOrEqual(Math.max(command.maximum, before));
        return;
      }
      case 'days-pass':
        this.now = daysAfter(this.now, command.days);
        for (const lot of lots) if (isExpired(lot, this.now) && lot.remaining > 0) this.post(expire(lot));
        return;
    }
  }

  check(): void {
    for (const sum of sumsByUnit(this.entries).values()) expect(sum).toBe(0);
    expect(balanceOf(this.entries, HOLDER.personId, 'POINTS').available).toBe(this.available());
    for (const lot of this.lots.values()) {
      expect(lot.spent).toBeGreaterThanOrEqual(0);
      const inLot = this.entries.filter((entry) => entry.lotId === lot.lotId).reduce((sum, one) => sum + one.amount, 0);
      expect(inLot).toBe(lot.remaining);
    }
  }

  private post(moved: Moved): void {
    this.entries.push(...moved.movement.entries);
    for (const lot of moved.lots) this.lots.set(lot.lotId, lot);
  }

  private expectSoonestFirst(parts: readonly Part[]): void {
    const order = inSpendingOrder([...this.lots.values()]).map((lot) => lot.lotId);
    const places = parts.map((part) => order.indexOf(part.lotId));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // every lot before the last one is emptied
    for (const part of parts.slice(0, -1)) expect(this.lots.get(part.lotId)?.remaining).toBe(part.amount);
  }

  private available = (): number => [...this.lots.values()].reduce((sum, lot) => sum + lot.remaining, 0);
  private pick = (n: number): Lot | undefined => [...this.lots.values()][n % Math.max(this.lots.size, 1)];
  private newLotId = (): LotId => `lot-${String(++this.minted).padStart(4, '0')}` as LotId;
}

it('any commands in any order: the books sum to zero, lots and balance agree, what expires soonest is spent first', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 40 }), (commands) => {
      const wallet = new Wallet();
      for (const command of commands) {
        wallet.run(command);
        wallet.check();
      }
    }),
    { numRuns: runs(300) },
  );
});
