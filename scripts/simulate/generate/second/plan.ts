import { DAY, drawJoining } from './calendar.ts';
import { Chance } from './chance.ts';
import type { FraudClass } from './lines.ts';

/** One advocate to come: what they are, how many referrals, and how many real friends beside a fraud. */
export interface Planned {
  sort: 'honest' | FraudClass;
  size: number;
  realFriends: number;
  isViral: boolean;
  joinAt: number;
  /** Their first purchase may be; nothing of their story is earlier. */
  startAt: number;
}

/** Shares of the fraudulent referrals, as a shop of consumer goods sees them once somebody looks. */
const MIX: Readonly<Record<FraudClass, number>> = {
  'self-referral': 0.36,
  'household-ring': 0.14,
  'disposable-accounts': 0.2,
  'refund-abuse': 0.1,
  'code-leak': 0.2,
};
const VIRAL = 0.012;
const HAS_REAL_FRIENDS = 0.3;

/** Exactly so many referrals, exactly the share of them fraudulent (rounded), as advocates in order of their beginning. */
export function planWorld(referrals: number, fraud: number, seed: number): Planned[] {
  const chance = new Chance('plan', seed);
  const fraudulent = Math.round(referrals * fraud);
  let honest = referrals - fraudulent;
  const planned: Planned[] = [];
  for (const [sort, quota] of quotas(fraudulent)) {
    for (let left = quota; left > 0; ) {
      const size = Math.min(left, drawFraudSize(chance, sort));
      const realFriends = chance.happens(HAS_REAL_FRIENDS)
        ? Math.min(honest, 1 + Math.floor(chance.exponential(1)))
        : 0;
      planned.push({ sort, size, realFriends, isViral: false, ...drawTimes(chance) });
      honest -= realFriends;
      left -= size;
    }
  }
  while (honest > 0) {
    const isViral = chance.happens(VIRAL);
    const size = Math.min(honest, isViral ? chance.int(12, 60) : drawFriends(chance));
    planned.push({ sort: 'honest', size, realFriends: 0, isViral, ...drawTimes(chance) });
    honest -= size;
  }
  return planned.sort((a, b) => a.startAt - b.startAt);
}

/** Whole numbers in the mix's shares that add up, the largest remainders rounded up. */
function quotas(total: number): [FraudClass, number][] {
  const exact = (Object.entries(MIX) as [FraudClass, number][]).map(([sort, share]) => ({ sort, due: share * total }));
  const missing = total - exact.reduce((sum, { due }) => sum + Math.floor(due), 0);
  const byRemainder = exact.toSorted((a, b) => (b.due % 1) - (a.due % 1)).slice(0, missing);
  return exact.map((entry) => [entry.sort, Math.floor(entry.due) + (byRemainder.includes(entry) ? 1 : 0)]);
}

/** Friends of an honest advocate: one for half of them, with a long tail. */
function drawFriends(chance: Chance): number {
  return Math.min(40, Math.floor((1 - chance.next()) ** (-1 / 1.7)));
}

function drawFraudSize(chance: Chance, sort: FraudClass): number {
  switch (sort) {
    case 'self-referral':
      return Number(chance.weighted({ '1': 58, '2': 22, '3': 10, '4': 6, '6': 4 }));
    case 'household-ring':
      return chance.int(2, 7);
    case 'disposable-accounts':
      return Math.min(40, 3 + Math.floor(chance.exponential(7)));
    case 'refund-abuse':
      return 2 + Math.floor(chance.exponential(3));
    case 'code-leak':
      return Math.min(150, Math.max(5, Math.round(chance.lognormal(24, 0.8))));
  }
}

function drawTimes(chance: Chance): { joinAt: number; startAt: number } {
  const joinAt = drawJoining(chance);
  return { joinAt, startAt: joinAt - Math.floor(chance.exponential(45) * (DAY / 1000)) * 1000 - DAY };
}
