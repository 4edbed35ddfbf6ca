import { type CallBudget, waitMsFor } from '../shopify/call-budget.ts';

/** What carrying one reward out asks for before it runs, until Shopify says more: a mutation is 10 points. */
const USUAL_POINTS = 10;
/** Before Shopify has said what a shop's budget is. */
const FIRST_CALLS = 10;
/** Left to whoever waits for an answer: a friend's claim, a merchant's page. */
const RESERVE = 0.1;
/** A shop whose budget is used up is left alone until so many can be begun. */
const WORTH_BEGINNING = 10;
/** So many calls in a row without an answer, and the shop is left alone for a while. */
const UNANSWERED_MOST = 3;
const PAUSE_FIRST_MS = 2_000;
const PAUSE_LAST_MS = 60_000;
/** After so many pauses for that without an answer in between, the merchant is told. */
const SILENT_AFTER = 2;

/**
 * How many calls about rewards may be begun in one shop: what Shopify said last of its budget, and what has come back
 * since, less what is under way and a reserve. `nowMs` counts evenly; nothing here outlives the process.
 */
export function callAllowance(nowMs: () => number) {
  let budget: CallBudget | null = null;
  let saidAt = 0;
  let underWay = 0;
  let restsUntil = 0;
  let unansweredInARow = 0;
  let pauses = 0;

  /** null = unknown yet */
  function spare(): { points: number; perCall: number; rate: number } | null {
    if (!budget) return null;
    const { availablePoints, maximumPoints, restorePointsPerSecond: rate, requestedPoints } = budget;
    const perCall = Math.max(requestedPoints, USUAL_POINTS);
    const restored = Math.min(availablePoints + ((nowMs() - saidAt) / 1_000) * rate, maximumPoints);
    return { points: restored - maximumPoints * RESERVE - underWay * perCall, perCall, rate };
  }

  function room(): number {
    if (nowMs() < restsUntil) return 0;
    const left = spare();
    return left ? Math.max(Math.floor(left.points / left.perCall), 0) : FIRST_CALLS - underWay;
  }

  function heard(said: CallBudget | null): void {
    if (!said) return;
    budget = said;
    saidAt = nowMs();
  }

  return {
    room,
    begin(): boolean {
      if (room() < 1) return false;
      underWay += 1;
      return true;
    },
    end(): void {
      underWay -= 1;
    },
    /** Shopify answered, whatever it said. */
    answered(said: CallBudget | null): void {
      heard(said);
      unansweredInARow = 0;
      pauses = 0;
    },
    throttled(waitMs: number, said: CallBudget | null): void {
      heard(said);
      restsUntil = Math.max(restsUntil, nowMs() + waitMs);
    },
    /** Tells whether the shop has been silent for so long that somebody has to know. */
    unanswered(): boolean {
      unansweredInARow += 1;
      // those that were under way when the pause began belong to it
      if (unansweredInARow >= UNANSWERED_MOST && nowMs() >= restsUntil) {
        restsUntil = nowMs() + Math.min(PAUSE_FIRST_MS * 2 ** pauses, PAUSE_LAST_MS);
        pauses += 1;
      }
      return pauses >= SILENT_AFTER;
    },
    /** until something may be begun again */
    waitMs(): number {
      const resting = Math.max(restsUntil - nowMs(), 0);
      const left = spare();
      if (!left || !budget || left.points >= left.perCall) return Math.ceil(resting);
      const missing = waitMsFor(left.perCall * WORTH_BEGINNING, { ...budget, availablePoints: left.points });
      return Math.ceil(Math.max(resting, missing));
    },
  };
}

export type CallAllowance = ReturnType<typeof callAllowance>;
