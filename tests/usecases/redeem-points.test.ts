import { expect, test, vi } from 'vitest';
import type { RedemptionId } from '../../app/domain/shared/ids.ts';
import { type RedeemDeps, redeemPoints } from '../../app/usecases/redeem-points.ts';

const deps = (): RedeemDeps & { put: ReturnType<typeof vi.fn<RedeemDeps['put']>> } => ({
  allow: async () => true,
  redemptionIdOf: () => 'redemption' as RedemptionId,
  put: vi.fn<RedeemDeps['put']>(async () => {}),
  waitForVerdict: async () => null,
});

test.each(['', 'five\0euros', 'FIVE', 'x'.repeat(41), '{"a":1}'])(
  '%j is no item, so the judge never hears of it',
  async (itemId) => {
    const doing = deps();
    expect(await redeemPoints(doing, { token: 'page', itemId }, 'EUR')).toEqual({ state: 'closed' });
    expect(doing.put).not.toHaveBeenCalled();
  },
);

test('an item of the catalogue goes to the judge', async () => {
  const doing = deps();
  expect(await redeemPoints(doing, { token: 'page', itemId: 'five-euros' }, 'EUR')).toEqual({ state: 'pending' });
  expect(doing.put).toHaveBeenCalledWith('redemption', 'five-euros');
});
