import type { OfferTerms, ProgramStatus } from '../../domain/program/offer.ts';
import { isOneSided } from '../program-form.ts';

/** What the suggestion is drawn from. */
export type Situation = {
  status: ProgramStatus;
  terms: OfferTerms;
  blocksOpened: boolean;
  shares: number;
  visits: number;
  claims: number;
  orders: number;
};

/** Words stand under `home.next.<id>`; `ratio` is the number that gives the reason, where there is one. */
export type NextStep =
  | { id: 'blocks' | 'resume' | 'restart' | 'firstVisit' | 'bothSides' | 'share' | 'keep'; ratio: null }
  | { id: 'welcome' | 'conditions'; ratio: number };

/** Too few to judge a rate by. */
const ENOUGH_VISITS = 30;
const ENOUGH_CLAIMS = 10;
/** A referral page that fewer people take up, or a claim that fewer people use, is weaker than usual. */
const LOW_CLAIM_RATE = 0.1;
const LOW_ORDER_RATE = 0.2;
const FEW_SHARES = 10;

/** One suggestion, the one nearest to a first or a further referral: visible first, then tried, then attractive, then shared. */
export function computeNextStep(of: Situation): NextStep {
  if (of.status === 'paused') return { id: 'resume', ratio: null };
  if (of.status === 'ended') return { id: 'restart', ratio: null };
  if (!of.blocksOpened) return { id: 'blocks', ratio: null };
  if (of.visits === 0) return { id: 'firstVisit', ratio: null };
  if (isOneSided(of.terms)) return { id: 'bothSides', ratio: null };
  const claimRate = of.claims / of.visits;
  if (of.visits >= ENOUGH_VISITS && claimRate < LOW_CLAIM_RATE) return { id: 'welcome', ratio: claimRate };
  const orderRate = of.orders / of.claims;
  if (of.claims >= ENOUGH_CLAIMS && orderRate < LOW_ORDER_RATE) return { id: 'conditions', ratio: orderRate };
  if (of.shares < FEW_SHARES) return { id: 'share', ratio: null };
  return { id: 'keep', ratio: null };
}
