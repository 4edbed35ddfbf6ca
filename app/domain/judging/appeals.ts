import type { Appeal } from '../verdict/appeal.ts';
import type { GivenDecision } from '../verdict/decision.ts';
import { decisionOn } from './decision-on.ts';
import { type Desk, subjectKey } from './world.ts';

/** Somebody asks for a human (V6): kept once. Where a human was faster, they have their answer at once. */
export function takeAppeal(desk: Desk, appeal: Appeal): void {
  const { world } = desk;
  const { appealId, subject, subjectId } = appeal;
  const key = subjectKey(subject, subjectId);
  if (!world.verdicts.has(key)) throw new Error(`appeal ${appealId} is about the ${key}, which has no verdict`);
  if (world.appeals.get(key)?.some((one) => one.appealId === appealId)) return;
  const decision = decisionOn(world, subject, subjectId);
  if (decision) answer(desk, appeal, decision.at, null);
  else keep(desk, appeal);
}

/** A human spoke: whoever asked hears of it, once. */
export function answerAppeals(desk: Desk, { subject, subjectId, at, answerSealed }: GivenDecision): void {
  for (const appeal of desk.world.appeals.get(subjectKey(subject, subjectId)) ?? [])
    if (!appeal.answeredAt) answer(desk, appeal, at, answerSealed ?? null);
}

function answer(desk: Desk, appeal: Appeal, answeredAt: Date, answerSealed: string | null): void {
  keep(desk, { ...appeal, answeredAt, answerSealed });
  const { appealId, subject, subjectId, personId, locale } = appeal;
  const referralId = desk.world.verdicts.get(subjectKey(subject, subjectId))?.referralId ?? null;
  desk.changes.messages.push({
    dedupeKey: `review-answer:${appealId}`,
    kind: 'review-answer',
    personId,
    referralId,
    rewardId: null,
    locale,
  });
  desk.changes.effects.push({ kind: 'send-messages' });
}

function keep({ world, changes }: Desk, appeal: Appeal): void {
  const key = subjectKey(appeal.subject, appeal.subjectId);
  const others = (world.appeals.get(key) ?? []).filter(({ appealId }) => appealId !== appeal.appealId);
  world.appeals.set(key, [...others, appeal]);
  changes.appeals.set(appeal.appealId, appeal);
}
