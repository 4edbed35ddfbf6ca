import { type DecidedSubject, type DecisionInForce, decisionInForce } from '../verdict/decision.ts';
import { subjectKey, type World } from './world.ts';

/** The human's word that stands on an order, claim or sign-up (V6); null = the rules alone. */
export const decisionOn = ({ decisions }: World, subject: DecidedSubject, subjectId: string): DecisionInForce | null =>
  decisionInForce(decisions.get(subjectKey(subject, subjectId)) ?? []);
