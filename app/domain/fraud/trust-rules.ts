import { HUMAN_DECISION } from '../verdict/decision.ts';
import { FRAUD_SCORE } from './fraud-score.ts';

/**
 * A referral held or rejected for one of these counts as an attempted fraud (docs/fraud-figures.md). The other rules say what
 * the programme pays for, and suspect nobody. A human's no counts, whatever the rules had found.
 */
export const TRUST_RULES: readonly string[] = [
  FRAUD_SCORE,
  'self-referral',
  'claimed-by-other',
  'listed',
  'chargeback',
  HUMAN_DECISION,
];
