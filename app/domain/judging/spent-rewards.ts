import type { OfferTerms, SpentRewardsPolicy } from '../program/offer.ts';
import { carrierOf } from '../rewards/reward-spec.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Debt, Desk, KnownReward, KnownVerdict, World } from './world.ts';

/** What becomes of a reward that was spent before it had to be taken back (R7, SC-19). */

export function termsOf({ world }: Desk, { versionId }: Pick<KnownReward, 'versionId'>): OfferTerms {
  const offer = world.offers.get(versionId);
  if (!offer) throw new Error(`the offer ${versionId} of a reward was not loaded`);
  return offer.terms;
}

export const policyOf = (desk: Desk, reward: KnownReward): SpentRewardsPolicy => termsOf(desk, reward).spentRewards;

/** Notes that a spent reward is owed, where the programme settles it with the next one. A code has no balance that could go below zero. */
export function owe(desk: Desk, reward: KnownReward): void {
  const policy = policyOf(desk, reward);
  const isSettledByNext =
    policy === 'withhold-next' || (policy === 'negative-balance' && carrierOf(reward.spec) !== 'ledger');
  if (!isSettledByNext || desk.world.debts.has(reward.id)) return;
  setDebt(desk, { rewardId: reward.id, personId: reward.beneficiary, settledBy: null });
}

/** Nothing is owed for it any more; a grant that was withheld for it is looked at again. */
export function forgive({ world, changes }: Desk, { id }: KnownReward): void {
  const debt = world.debts.get(id);
  if (!debt) return;
  world.debts.delete(id);
  changes.debts.set(id, null);
  if (debt.settledBy) changes.again.set(`forgiven:${id}`, { subject: 'order', subjectId: debt.settledBy.orderId });
}

/** Whether the next grant to a person is withheld. One that settled a debt stays withheld; one that was paid stays paid. */
export function owesReward(world: World, personId: PersonId, cause: string): boolean {
  // a reward granted again is not withheld for itself
  const debts = [...world.debts.values()].filter(
    (debt) => debt.personId === personId && world.rewards.get(debt.rewardId)?.cause !== cause,
  );
  if (debts.some((debt) => debt.settledBy?.cause === cause)) return true;
  const isPaid = [...world.rewards.values()].some(
    (reward) => reward.cause === cause && reward.beneficiary === personId && reward.status !== 'reversed',
  );
  return !isPaid && debts.some((debt) => debt.settledBy === null);
}

/** Lets a withheld grant settle what is owed, or opens it again when nothing is withheld any more. */
export function settleDebts(desk: Desk, cause: string, personId: PersonId, carrying: KnownVerdict | undefined): void {
  const isWithheld = carrying?.grants.some(
    (grant) => grant.cause === cause && grant.beneficiary === personId && grant.withheld?.reason === 'owes-reward',
  );
  const debts = [...desk.world.debts.values()].filter((debt) => debt.personId === personId);
  const settled = debts.find((debt) => debt.settledBy?.cause === cause);
  if (!isWithheld || !carrying) {
    if (settled) setDebt(desk, { ...settled, settledBy: null });
    return;
  }
  const debt = settled ?? debts.find((one) => one.settledBy === null);
  const orderId = carrying.subjectId as never;
  // two levels were judged while one debt was open: the other settled it, so this one is looked at again
  if (!debt) desk.changes.again.set(`settled:${cause}`, { subject: 'order', subjectId: orderId });
  if (debt && debt.settledBy?.orderId !== orderId) setDebt(desk, { ...debt, settledBy: { cause, orderId } });
}

function setDebt({ world, changes }: Desk, debt: Debt): void {
  world.debts.set(debt.rewardId, debt);
  changes.debts.set(debt.rewardId, debt);
}
