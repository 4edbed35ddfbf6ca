import { isSameData } from '../shared/canonical-json.ts';
import { boosted, type Campaign, isUnfinished } from './campaign.ts';
import { type EthicalProblem, ethicalProblems } from './ethical.ts';
import type { OfferTerms } from './offer.ts';
import { type WelcomeProblem, welcomeProblems } from './welcome-and-minimum.ts';

const LONGEST_MS = 366 * 86_400_000;

export type CampaignProblem =
  | { readonly field: 'endsAt'; readonly code: 'ends-before-it-starts' | 'over-already' | 'too-long' }
  | { readonly field: 'startsAt'; readonly code: 'starts-in-the-past' | 'started-already' }
  | { readonly field: 'priority'; readonly code: 'meets-another'; readonly name: string }
  | {
      readonly field: 'rewards';
      readonly code: 'changes-nothing' | EthicalProblem['problem'] | WelcomeProblem['problem'];
    };

/**
 * What keeps a campaign from being published: what has been promised stays as it was, and of two campaigns that meet one
 * must come first.
 * @param others the newest version of each other campaign of the programme
 * @param known how this one stood so far; null = it is new
 */
export function campaignProblems(
  campaign: Campaign,
  { base, others, known, now }: { base: OfferTerms; others: readonly Campaign[]; known: Campaign | null; now: Date },
): CampaignProblem[] {
  const { startsAt, endsAt, priority } = campaign;
  const problems: CampaignProblem[] = [];
  const hasBegun = known !== null && known.startsAt <= now;
  if (hasBegun && startsAt.getTime() !== known.startsAt.getTime())
    problems.push({ field: 'startsAt', code: 'started-already' });
  else if (!hasBegun && startsAt < now) problems.push({ field: 'startsAt', code: 'starts-in-the-past' });
  if (endsAt <= startsAt) problems.push({ field: 'endsAt', code: 'ends-before-it-starts' });
  else if (endsAt <= now) problems.push({ field: 'endsAt', code: 'over-already' });
  else if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS) problems.push({ field: 'endsAt', code: 'too-long' });
  const met = others.find(
    (other) =>
      isUnfinished(other, now) && other.priority === priority && other.startsAt < endsAt && startsAt < other.endsAt,
  );
  if (met) problems.push({ field: 'priority', code: 'meets-another', name: met.name });
  if (isSameData(rewardsOf(campaign.rewards), rewardsOf(base)))
    problems.push({ field: 'rewards', code: 'changes-nothing' });
  const terms = boosted(base, campaign);
  for (const { problem } of [...ethicalProblems(terms), ...welcomeProblems(terms)])
    problems.push({ field: 'rewards', code: problem });
  return problems;
}

const rewardsOf = ({ welcome, firstPurchase }: Campaign['rewards']) => ({ welcome, firstPurchase });
