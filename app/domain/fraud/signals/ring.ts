import type { Signal } from '../signal.ts';

/** Recommendations that go round: the friend has recommended the advocate, or shares a home or device with people of other referrals. */
export const ring: Signal = {
  code: 'ring',
  edition: 1,
  group: 'ring',
  check({ trust: { isReturned, shared, others } }) {
    const housemates = Math.max(others.household ?? 0, others.address ?? 0, others.device ?? 0);
    const isTogether = (['household', 'address', 'device'] as const).some((kind) => shared.includes(kind));
    // many at one address is a business; a few is a home
    const isHome = housemates >= 1 && housemates <= 6 && isTogether;
    const weight = (isReturned ? 40 : 0) + (isHome ? (housemates >= 2 ? 35 : 20) : 0);
    return weight ? { weight, input: { isReturned, housemates }, limit: { isReturned: false, housemates: 0 } } : null;
  },
};
