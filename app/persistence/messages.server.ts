import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { enqueueJob } from './effects.server.ts';

const MOST_ERROR_LETTERS = 500;

export function messageRows({ withShop }: Database) {
  return {
    /** The mail with an advocate's own link, once a day; false when it went already. */
    queueLink: (
      shopId: ShopId,
      to: { id: string; advocateId: string; personId: string; locale: string; day: string },
      now: Date,
    ) =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.message.createMany({
          data: [
            {
              shopId,
              id: to.id,
              dedupeKey: `advocate-link:${to.advocateId}:${to.day}`,
              kind: 'advocate-link',
              personId: to.personId,
              locale: to.locale,
              status: 'queued',
              createdAt: now,
            },
          ],
          skipDuplicates: true,
        });
        if (count > 0) await enqueueJob(tx, shopId, { kind: 'send-messages' });
        return count > 0;
      }),

    /** What may be sent now with all that the words need, the untried first, then what waits longest. */
    queued: (shopId: ShopId, most: number, now: Date) =>
      withShop(shopId, async (tx) => {
        const messages = await tx.message.findMany({
          where: { shopId, status: 'queued', OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
          orderBy: [{ retryAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
          take: most,
        });
        return Promise.all(
          messages.map(async (message) => {
            const reward = message.rewardId
              ? await tx.reward.findUnique({ where: { shopId_id: { shopId, id: message.rewardId } } })
              : null;
            const referral = message.referralId
              ? await tx.referral.findUnique({ where: { shopId_id: { shopId, id: message.referralId } } })
              : null;
            const declaration = message.declarationId
              ? await tx.declaration.findUnique({ where: { shopId_id: { shopId, id: message.declarationId } } })
              : null;
            const notice = declaration?.emailHash
              ? await tx.notice.findUnique({
                  where: { shopId_emailHash: { shopId, emailHash: declaration.emailHash } },
                })
              : null;
            const version = declaration
              ? await tx.programVersion.findUnique({ where: { shopId_id: { shopId, id: declaration.versionId } } })
              : null;
            const partner =
              declaration?.advocateId && version?.partner
                ? await tx.partner.findUnique({
                    where: { shopId_advocateId: { shopId, advocateId: declaration.advocateId } },
                  })
                : null;
            const hasBought = declaration ? await hasCome(tx, shopId, declaration) : false;
            // "review-answer:<appeal id>": what was asked, and what has become of it by now
            const appealId = message.kind === 'review-answer' ? message.dedupeKey.split(':')[1] : undefined;
            const appeal = appealId
              ? await tx.appeal.findUnique({ where: { shopId_id: { shopId, id: appealId } } })
              : null;
            const about = appeal && { shopId, subjectKind: appeal.subjectKind, subjectId: appeal.subjectId };
            const advocateId = referral?.advocateId ?? declaration?.advocateId;
            const advocate =
              advocateId && (await tx.advocate.findUnique({ where: { shopId_id: { shopId, id: advocateId } } }));
            // "advocate-link:<advocate id>:<day>"
            const invitesId = message.kind === 'advocate-link' ? message.dedupeKey.split(':')[1] : undefined;
            const invites = invitesId
              ? await tx.advocate.findUnique({ where: { shopId_id: { shopId, id: invitesId } } })
              : null;
            const persons = await tx.person.findMany({
              where: {
                shopId,
                id: {
                  in: [message.personId, referral?.friendId, advocate ? advocate.personId : null].filter(
                    (id) => id != null,
                  ),
                },
              },
            });
            const person = (id: string | null | undefined) => persons.find((one) => one.id === id) ?? null;
            const order = referral?.orderId
              ? await tx.orderFact.findUnique({ where: { shopId_id: { shopId, id: referral.orderId } } })
              : null;
            const verdict = referral?.orderId
              ? await tx.verdict.findUnique({
                  where: {
                    shopId_subjectKind_subjectId: { shopId, subjectKind: 'order', subjectId: referral.orderId },
                  },
                })
              : null;
            // "points-expiring:<lot id>": what is warned of, as it is now
            const lotId = message.kind === 'points-expiring' ? message.dedupeKey.split(':')[1] : undefined;
            const lot = lotId ? await tx.lot.findUnique({ where: { shopId_id: { shopId, id: lotId } } }) : null;
            const wallet =
              lot &&
              (await tx.wallet.findUnique({
                where: { shopId_personId_unit: { shopId, personId: lot.personId, unit: lot.unit } },
              }));
            return {
              message,
              reward,
              referral,
              order,
              verdict,
              lot,
              wallet,
              invites,
              reader: person(message.personId),
              friend: person(referral?.friendId),
              advocate: person(advocate ? advocate.personId : null),
              appeal: about && {
                ...appeal,
                verdict: await tx.verdict.findUnique({ where: { shopId_subjectKind_subjectId: about } }),
                order:
                  about.subjectKind === 'order'
                    ? await tx.orderFact.findUnique({ where: { shopId_id: { shopId, id: about.subjectId } } })
                    : null,
              },
              declaration: declaration && { ...declaration, notice, version, partner, hasBought },
            };
          }),
        );
      }),

    sent: (shopId: ShopId, id: string, now: Date) =>
      withShop(shopId, (tx) =>
        tx.message.update({
          where: { shopId_id: { shopId, id } },
          data: { status: 'sent', sentAt: now, error: null, addressSealed: null, attempts: { increment: 1 } },
        }),
      ),

    /** It stays queued with the reason to be seen. */
    postponed: (shopId: ShopId, id: string, { error, ...when }: { error: string; attempts: number; retryAt: Date }) =>
      withShop(shopId, (tx) =>
        tx.message.update({
          where: { shopId_id: { shopId, id } },
          data: { error: error.slice(0, MOST_ERROR_LETTERS), ...when },
        }),
      ),

    givenUp: (shopId: ShopId, id: string, error: string) =>
      withShop(shopId, (tx) =>
        tx.message.update({
          where: { shopId_id: { shopId, id } },
          data: {
            status: 'failed',
            error: error.slice(0, MOST_ERROR_LETTERS),
            attempts: { increment: 1 },
            addressSealed: null,
          },
        }),
      ),
  };
}

/** Whether the friend's purchase is credited to this advocate already. */
async function hasCome(
  tx: ShopTransaction,
  shopId: ShopId,
  { emailHash, orderId, advocateId }: { emailHash: string | null; orderId: string | null; advocateId: string | null },
): Promise<boolean> {
  if (orderId || !emailHash || !advocateId) return orderId !== null;
  const known = await tx.personIdentifier.findUnique({
    where: { shopId_kind_value: { shopId, kind: 'email', value: emailHash } },
  });
  const referral =
    known &&
    (await tx.referral.findFirst({ where: { shopId, friendId: known.personId, advocateId, orderId: { not: null } } }));
  return referral !== null;
}

export type QueuedMessage = Awaited<ReturnType<ReturnType<typeof messageRows>['queued']>>[number];
