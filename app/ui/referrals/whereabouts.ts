import type { Words } from '../../i18n/react.tsx';
import { formOf, type RewardForm } from '../../i18n/reward-words/index.ts';
import type { RewardView } from '../../queries/views.ts';

const ISSUED: Partial<Record<RewardForm, string>> = {
  points: 'issuedPoints',
  credit: 'issuedCredit',
  access: 'issuedAccess',
  commission: 'issuedCommission',
  donation: 'issuedDonation',
  gift: 'issuedGift',
};

/** Why something waits, is kept back or failed, where its state alone doesn't say it. */
const BY_REASON: Record<string, string> = {
  'pending no-account': 'noAccount',
  'pending scope-missing': 'scopeMissing',
  'failed unclear': 'unclear',
  'withheld total-cap': 'withheldTotal',
  'withheld owes-reward': 'withheldOwes',
};

/** Where a reward is now, in one sentence. */
export function whereabouts(reward: RewardView, { t }: Words, day: (iso: string) => string): string {
  const { finalAt, issuedAt, expiresAt, withheldUntil } = reward;
  const date = (iso: string | null) => (iso ? day(iso) : '–');
  return t(`referral.rewardWhere.${keyOf(reward)}`, {
    finalAt: date(finalAt),
    issuedAt: date(issuedAt),
    expiresAt: date(expiresAt),
    withheldUntil: date(withheldUntil),
  });
}

function keyOf({ state, reason, spec, expiresAt, finalAt }: RewardView): string {
  const byReason = BY_REASON[`${state} ${reason}`];
  if (byReason) return byReason;
  const form = formOf(spec);
  if (state === 'pending' && form === 'gift' && new Date(finalAt) <= new Date()) return 'pendingGift';
  if (state !== 'issued') return state;
  return ISSUED[form] ?? (expiresAt ? 'issuedUntil' : 'issued');
}
