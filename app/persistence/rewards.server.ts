import { v7 as uuidV7 } from 'uuid';
import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

/** What is asked of Shopify, fixed before the first call, so that every try asks for the same. */
export type Intent = { code: string; customerId: string | null; startsAt: Date; endsAt: Date | null };

/** A reward whose actual state differs from what the judge wants. */
export type RewardToDo = {
  id: string;
  cause: string;
  rule: string;
  side: Side;
  personId: string;
  referralId: string | null;
  programId: string;
  spec: RewardSpec;
  generation: number;
  wanted: 'issued' | 'reversed';
  status: string;
  shopifyGid: string | null;
  attempts: number;
  createdAt: Date;
  finalAt: Date;
  issuedAt: Date | null;
  /** null before the first try */
  intent: Intent | null;
  /** the beneficiary's account in the shop now */
  customerId: string | null;
};

/** Longer than a call may take: then whoever held it is gone. */
const LEASE_MS = 15_000;

const unfinished = (now: Date) => ({
  OR: [
    { wanted: 'issued', status: { in: ['pending', 'issuing'] }, finalAt: { lte: now } },
    { wanted: 'reversed', status: { notIn: ['reversed', 'expired'] } },
  ],
  NOT: { spec: { path: ['type'], equals: 'points' } },
});
const free = (now: Date) => ({ OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }] });

export function rewardRows({ withShop }: Database) {
  return {
    /** Code rewards that are final, or to be taken back, oldest first; those another process works on are left to it. */
    toDo: (shopId: ShopId, most: number, now: Date): Promise<RewardToDo[]> =>
      withShop(shopId, async (tx) => {
        const rewards = await tx.reward.findMany({
          where: { shopId, AND: [unfinished(now), free(now)] },
          orderBy: { id: 'asc' },
          take: most,
        });
        const customers = await tx.personIdentifier.findMany({
          where: { shopId, kind: 'customer', personId: { in: rewards.map((reward) => reward.personId) } },
          orderBy: { value: 'asc' },
        });
        return rewards.map((reward) => ({
          ...reward,
          side: reward.side as Side,
          spec: reward.spec as RewardSpec,
          wanted: reward.wanted as RewardToDo['wanted'],
          intent: intentOf(reward.intent),
          customerId: customers.find((customer) => customer.personId === reward.personId)?.value ?? null,
        }));
      }),

    /** When the first of those that others hold falls free; null when none is held. */
    nextFree: (shopId: ShopId, now: Date): Promise<Date | null> =>
      withShop(shopId, async (tx) => {
        const held = await tx.reward.findFirst({
          where: { shopId, ...unfinished(now), leaseUntil: { gt: now } },
          orderBy: { leaseUntil: 'asc' },
        });
        return held?.leaseUntil ?? null;
      }),

    /**
     * Commits the intent before the call (DESIGN, exactly once): the first one stands for all later tries. Null when
     * somebody else took the reward meanwhile or the judge wants otherwise by now.
     */
    lease: (shopId: ShopId, reward: RewardToDo, wished: Intent, now: Date): Promise<Intent | null> =>
      withShop(shopId, async (tx) => {
        const intent = reward.intent ?? wished;
        const { count } = await tx.reward.updateMany({
          where: { shopId, id: reward.id, wanted: reward.wanted, ...free(now), status: reward.status },
          data: {
            ...(reward.wanted === 'issued' && { status: 'issuing' }),
            code: intent.code,
            intent,
            attempts: { increment: 1 },
            leaseUntil: new Date(now.getTime() + LEASE_MS),
            updatedAt: now,
          },
        });
        return count === 1 ? intent : null;
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
            updatedAt: now,
          },
        });
        await countCode(tx, shopId, reward.programId, 1, timeZone, now);
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

    /** Failed rewards are tried again in their own row, with a new intent. */
    retryFailed: (shopId: ShopId) =>
      withShop(shopId, async (tx) => {
        await tx.reward.updateMany({
          where: { shopId, status: 'failed', wanted: 'issued' },
          data: { status: 'pending', leaseUntil: null },
        });
        await enqueueJob(tx, shopId, { kind: 'issue-rewards' });
      }),

    /** It is gone in Shopify. If it was wanted again meanwhile, the judge looks anew and makes the next generation. */
    reversed: (shopId: ShopId, reward: RewardToDo, timeZone: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { wanted } = await tx.reward.findUniqueOrThrow({ where: { shopId_id: { shopId, id: reward.id } } });
        await tx.reward.update({
          where: { shopId_id: { shopId, id: reward.id } },
          data: { status: 'reversed', wanted: 'reversed', leaseUntil: null, updatedAt: now },
        });
        if (reward.issuedAt) await countCode(tx, shopId, reward.programId, -1, timeZone, now);
        if (wanted !== 'issued' || !reward.referralId) return;
        await tx.$executeRaw`
          INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
          SELECT shop_id, (${now}::timestamptz AT TIME ZONE 'UTC')::date, gen_random_uuid(), 'ricochet/due',
            'again:' || subject_kind || ':' || subject_id || ':' || ${reward.id}, '', ${now}, ${now},
            convert_to(jsonb_build_object('subject', subject_kind, 'subjectId', subject_id)::text, 'UTF8')
          FROM verdict WHERE shop_id = ${shopId}::uuid AND referral_id = ${reward.referralId}::uuid
          ON CONFLICT DO NOTHING`;
      }),
  };
}

function intentOf(json: unknown): Intent | null {
  if (!json) return null;
  const { code, customerId, startsAt, endsAt } = json as Record<keyof Intent, string | null>;
  return {
    code: String(code),
    customerId,
    startsAt: new Date(String(startsAt)),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
}

async function countCode(
  tx: ShopTransaction,
  shopId: ShopId,
  programId: string,
  by: 1 | -1,
  timeZone: string,
  now: Date,
) {
  await tx.$executeRaw`
    INSERT INTO counter (shop_id, program_id, day, metric, amount)
    VALUES (${shopId}::uuid, ${programId}::uuid, ${dayInZone(now, timeZone)}::date, 'codes', ${by})
    ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + excluded.amount`;
}
