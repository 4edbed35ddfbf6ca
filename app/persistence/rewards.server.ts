import { v7 as uuidV7 } from 'uuid';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

/** A reward whose actual state differs from what the judge wants. */
export type RewardToDo = {
  id: string;
  cause: string;
  rule: string;
  side: 'advocate' | 'friend';
  personId: string;
  referralId: string | null;
  programId: string;
  spec: RewardSpec;
  generation: number;
  wanted: 'issued' | 'reversed';
  status: string;
  code: string | null;
  shopifyGid: string | null;
  attempts: number;
  /** when it was first tried: a second try repeats the same call */
  startedAt: Date;
  customerId: string | null;
};

const LEASE_MS = 60_000;

export function rewardRows({ withShop }: Database) {
  return {
    /** Code rewards that are final, or to be taken back, oldest first; those another process works on are left to it. */
    toDo: (shopId: ShopId, most: number, now: Date): Promise<RewardToDo[]> =>
      withShop(shopId, async (tx) => {
        const rewards = await tx.reward.findMany({
          where: {
            shopId,
            OR: [
              { wanted: 'issued', status: { in: ['pending', 'issuing'] }, finalAt: { lte: now } },
              { wanted: 'reversed', status: { notIn: ['reversed', 'expired'] } },
            ],
            AND: [
              { OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }] },
              { NOT: { spec: { path: ['type'], equals: 'points' } } },
            ],
          },
          orderBy: { id: 'asc' },
          take: most,
        });
        const customers = await tx.personIdentifier.findMany({
          where: { shopId, kind: 'customer', personId: { in: rewards.map((reward) => reward.personId) } },
        });
        return rewards.map((reward) => ({
          ...reward,
          side: reward.side as RewardToDo['side'],
          spec: reward.spec as RewardSpec,
          wanted: reward.wanted as RewardToDo['wanted'],
          startedAt: reward.issuedAt ?? reward.createdAt,
          customerId: customers.find((customer) => customer.personId === reward.personId)?.value ?? null,
        }));
      }),

    /** Commits the intent before the call (DESIGN, exactly once). False when someone else took it meanwhile. */
    lease: (shopId: ShopId, id: string, code: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.reward.updateMany({
          where: {
            shopId,
            id,
            wanted: 'issued',
            status: { in: ['pending', 'issuing'] },
            OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
          },
          data: {
            status: 'issuing',
            code,
            attempts: { increment: 1 },
            leaseUntil: new Date(now.getTime() + LEASE_MS),
            updatedAt: now,
          },
        });
        return count === 1;
      }),

    release: (shopId: ShopId, id: string) =>
      withShop(shopId, (tx) => tx.reward.updateMany({ where: { shopId, id }, data: { leaseUntil: null } })),

    /** The call succeeded: the code is real. Tells whoever gets it, counts it; a wish that changed meanwhile is worked on next. */
    issued: (
      shopId: ShopId,
      reward: RewardToDo,
      result: { gid: string; code: string; expiresAt: Date | null },
      timeZone: string,
      now: Date,
    ): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { wanted } = await tx.reward.update({
          where: { shopId_id: { shopId, id: reward.id } },
          data: {
            status: 'issued',
            code: result.code,
            shopifyGid: result.gid,
            expiresAt: result.expiresAt,
            issuedAt: now,
            leaseUntil: null,
            error: undefined,
            updatedAt: now,
          },
        });
        if (wanted === 'reversed') return enqueueJob(tx, shopId, { kind: 'issue-rewards' });
        const person = await tx.person.findUniqueOrThrow({ where: { shopId_id: { shopId, id: reward.personId } } });
        const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
        const kind = reward.rule === 'welcome.friend' ? 'friend-welcome' : 'reward-earned';
        await tx.message.createMany({
          data: [
            {
              shopId,
              id: uuidV7(),
              dedupeKey: `${kind}:${reward.id}`,
              kind,
              personId: person.id,
              referralId: reward.referralId,
              rewardId: reward.id,
              locale: person.locale ?? shop.locale,
              status: 'queued',
              createdAt: now,
            },
          ],
          skipDuplicates: true,
        });
        await tx.$executeRaw`
          INSERT INTO counter (shop_id, program_id, day, metric, amount) VALUES (${shopId}::uuid, ${reward.programId}::uuid, ${dayInZone(now, timeZone)}::date, 'codes', 1)
          ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + 1`;
        await enqueueJob(tx, shopId, { kind: 'send-messages' });
      }),

    /** Shopify said no, and would say so again: the merchant has to act. */
    failed: (shopId: ShopId, id: string, problems: readonly object[], now: Date) =>
      withShop(shopId, (tx) =>
        tx.reward.update({
          where: { shopId_id: { shopId, id } },
          data: { status: 'failed', error: problems as object[], leaseUntil: null, updatedAt: now },
        }),
      ),

    /** Failed rewards are tried again in their own row. */
    retryFailed: (shopId: ShopId) =>
      withShop(shopId, async (tx) => {
        await tx.reward.updateMany({
          where: { shopId, status: 'failed', wanted: 'issued' },
          data: { status: 'pending' },
        });
        await enqueueJob(tx, shopId, { kind: 'issue-rewards' });
      }),

    reversed: (shopId: ShopId, id: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { wanted } = await tx.reward.update({
          where: { shopId_id: { shopId, id } },
          data: { status: 'reversed', leaseUntil: null, updatedAt: now },
        });
        if (wanted === 'issued') await enqueueJob(tx, shopId, { kind: 'issue-rewards' });
      }),
  };
}
