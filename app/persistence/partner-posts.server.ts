import { asId, type PersonId, type ProgramId, type ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';
import { keptPersons } from './one-human.server.ts';

export type NewPost = {
  id: string;
  partnerId: string;
  /** a calendar day, "2026-03-01" */
  publishedOn: string;
  what: string;
  link: string | null;
  impressions: number | null;
  amountMinor: number;
};

/** A fee that is owed, as the judge hears of it. */
export type OwedFee = {
  feeId: string;
  personId: PersonId;
  programId: ProgramId;
  unit: string;
  amount: number;
  at: Date;
};

export function partnerPostRows({ withShop }: Database) {
  return {
    /** Writes a post down for somebody to look at, once however often it is sent; false where there is no such partner. */
    enter: (shopId: ShopId, post: NewPost, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const { id, partnerId, publishedOn, what, link, impressions, amountMinor } = post;
        const partner = await tx.partner.findUnique({ where: { shopId_id: { shopId, id: partnerId } } });
        if (!partner) return false;
        const { currency } = await tx.shop.findUniqueOrThrow({ where: { shopId } });
        const entered = await tx.partnerPost.createMany({
          data: {
            ...{ shopId, id, partnerId, what, link, impressions, amountMinor, currency, state: 'entered' },
            ...{ publishedOn: new Date(publishedOn), enteredBy: actor, enteredAt: now },
          },
          skipDuplicates: true,
        });
        if (entered.count === 0) return (await tx.partnerPost.count({ where: { shopId, id, partnerId } })) > 0;
        const after = { postId: id, partnerId, publishedOn, amountMinor, currency };
        await writeAudit(tx, shopId, { actor, action: 'post.entered', before: null, after }, now);
        return true;
      }),

    /** A human's word on a post; an approved one's fee is owed. False when somebody spoke before. */
    decide: (
      shopId: ShopId,
      { partnerId, postId, decision, reason }: PostDecision,
      actor: string,
      now: Date,
    ): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.partnerPost.updateMany({
          where: { shopId, id: postId, partnerId, state: 'entered' },
          data: { state: decision, decidedBy: actor, decidedAt: now, reason },
        });
        if (count === 0) return false;
        if (decision === 'approved') await enqueueJob(tx, shopId, { kind: 'owe-fee', postId });
        const action = decision === 'approved' ? 'post.approved' : 'post.rejected';
        // why stands with the post, where it can be erased
        await writeAudit(tx, shopId, { actor, action, before: null, after: { postId, partnerId } }, now);
        return true;
      }),

    /** What is owed for an approved post, and to whom by now; null for any other. */
    owed: (shopId: ShopId, postId: string): Promise<OwedFee | null> =>
      withShop(shopId, async (tx) => {
        const post = await tx.partnerPost.findUnique({ where: { shopId_id: { shopId, id: postId } } });
        if (post?.state !== 'approved' || !post.decidedAt) return null;
        const partner = await tx.partner.findUniqueOrThrow({ where: { shopId_id: { shopId, id: post.partnerId } } });
        const advocate = await tx.advocate.findUniqueOrThrow({
          where: { shopId_id: { shopId, id: partner.advocateId } },
        });
        const holders = await keptPersons(tx, shopId, [advocate.personId]);
        return {
          feeId: postId,
          personId: asId<PersonId>(holders.get(advocate.personId) ?? advocate.personId),
          programId: asId<ProgramId>(advocate.programId),
          unit: post.currency,
          amount: Number(post.amountMinor),
          at: post.decidedAt,
        };
      }),
  };
}

export type PostDecision = {
  partnerId: string;
  postId: string;
  decision: 'approved' | 'rejected';
  reason: string;
};
