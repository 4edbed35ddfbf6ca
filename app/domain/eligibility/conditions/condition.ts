import type { z } from 'zod';
import type { ProfileQuestion } from '../../verdict/about-order.ts';
import type { RuleFinding } from '../../verdict/verdict.ts';
import type { PersonFacts } from '../person-facts.ts';
import type { PurchaseFacts, PurchaseLine } from '../purchase-facts.ts';

/** What is known of something: it holds, it doesn't, or nobody has said yet. */
export type Known = boolean | null;

/** A condition of a purchase: one file and one line in the registry. Words stand under `rules.<code>`. */
export type PurchaseCondition<Code extends string, Args> = {
  readonly code: Code;
  readonly edition: number;
  readonly args: z.ZodType<Args>;
  check(purchase: PurchaseFacts, args: Args): RuleFinding;
  /** where it chooses lines rather than orders: whether one counts */
  readonly counts?: (line: PurchaseLine, args: Args) => Known;
  /** the lines' collections, which no webhook tells */
  readonly needsCollections?: boolean;
};

/** A condition of a person, advocate or friend. Words stand under `rules.<side>-<code>`. */
export type PersonCondition<Code extends string, Args> = {
  readonly code: Code;
  readonly edition: number;
  readonly args: z.ZodType<Args>;
  check(person: PersonFacts, args: Args): RuleFinding;
  /** which of the customer's tags, segments and e-mail domains it looks at */
  asks?(args: Args): Partial<ProfileQuestion>;
  /** only an address or an account brings it: who has neither yet can't be refused for it */
  readonly comesWithPurchase?: boolean;
};

/** Met, not met, or to be asked: a fact nobody told is never guessed. */
export const outcomeOfKnown = (known: Known): 'pass' | 'fail' | 'hold' =>
  known === null ? 'hold' : known ? 'pass' : 'fail';

/** Whether any of several holds: one is enough, else all must be known. */
export const anyKnown = (all: readonly Known[]): Known =>
  all.includes(true) ? true : all.includes(null) ? null : false;
export const allKnown = (all: readonly Known[]): Known =>
  all.includes(false) ? false : all.includes(null) ? null : true;
export const notKnown = (known: Known): Known => (known === null ? null : !known);
