import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import { levelOf } from '../domain/verdict/outcome.ts';
import type { RuleResult } from '../domain/verdict/verdict.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { advocatesByCode } from './advocates-by-code.ts';
import { decisionsOn } from './decisions.ts';
import { entriesNaming } from './lists.ts';
import { orderNamesOf, rewardView, type StoredReward } from './reward-view.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { ReferralRow, ReferralState, ReferralsPage, ReferralView, RewardView } from './views.ts';

const PAGE = 25;
const STATES: ReferralState[] = ['joined', 'order-waiting', 'rewarded', 'not-eligible'];

/** Referrals, newest first, as the merchant's list shows them. Search matches the advocate's code or the order's name. */
export async function loadReferrals(
  { readShop }: Database,
  shopId: ShopId,
  { state, search, cursor }: { state: ReferralState | 'all'; search: string; cursor: string | null },
  open: Open,
): Promise<ReferralsPage> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const term = search.trim();
    const advocates = term ? await advocatesByCode(tx, shopId, term, 50) : [];
    const rows = await tx.referral.findMany({
      where: {
        shopId,
        ...(state !== 'all' && { state }),
        ...(cursor && { id: { lt: cursor } }),
        ...(term && {
          OR: [{ orderName: { contains: term } }, { advocateId: { in: advocates.map((advocate) => advocate.id) } }],
        }),
      },
      orderBy: { id: 'desc' },
      take: PAGE + 1,
    });
    const counted = await tx.referral.groupBy({ by: ['state'], where: { shopId }, _count: true });
    const counts = Object.fromEntries(
      STATES.map((one) => [one, counted.find((row) => row.state === one)?._count ?? 0]),
    ) as ReferralsPage['counts'];
    const shown = rows.slice(0, PAGE);
    return {
      shop: shopView(shop),
      rows: await labelled(tx, shopId, shown, shop.currency, open),
      nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
      counts: { ...counts, invited: 0, all: counted.reduce((sum, row) => sum + row._count, 0) },
    };
  });
}

/** One referral's whole story: verdicts as receipts, evidence, what was paid and where it is, messages. */
export async function loadReferral(
  { readShop }: Database,
  shopId: ShopId,
  id: string,
  open: Open,
): Promise<ReferralView | null> {
  if (!isUuid(id)) return null;
  return readShop(shopId, async (tx) => {
    const referral = await tx.referral.findUnique({ where: { shopId_id: { shopId, id } } });
    if (!referral) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const [row] = await labelled(tx, shopId, [referral], shop.currency, open);
    if (!row) return null;
    const verdicts = await tx.verdict.findMany({
      where: {
        shopId,
        OR: [
          { referralId: id },
          { subjectKind: 'declaration', subjectId: { in: await declarationsOf(tx, shopId, referral) } },
        ],
      },
      orderBy: [{ judgedAt: 'desc' }, { subjectKind: 'desc' }],
    });
    const orders = await tx.orderFact.findMany({
      where: {
        shopId,
        id: { in: verdicts.filter((verdict) => verdict.subjectKind === 'order').map((verdict) => verdict.subjectId) },
      },
    });
    const versions = await tx.programVersion.findMany({ where: { shopId, programId: referral.programId } });
    const rewards = await tx.reward.findMany({ where: { shopId, referralId: id }, orderBy: { createdAt: 'asc' } });
    const orderNames = await orderNamesOf(tx, shopId, rewards);
    const decisions = await decisionsOn(
      tx,
      shopId,
      verdicts.map((verdict) => verdict.subjectId),
    );
    const messages = await tx.message.findMany({ where: { shopId, referralId: id }, orderBy: { createdAt: 'asc' } });
    const advocates = await tx.advocate.findMany({
      where: { shopId, programId: referral.programId, id: { in: evidenceAdvocates(verdicts) } },
    });
    const persons = await tx.person.findMany({
      where: { shopId, id: { in: messages.map((message) => message.personId) } },
    });
    const listed = await entriesNaming(tx, shopId, [row.friendId, ...(row.advocateId ? [row.advocateId] : [])]);
    return {
      ...row,
      shop: shopView(shop),
      listed: { friend: listed.get(row.friendId) ?? [], advocate: listed.get(row.advocateId ?? '') ?? [] },
      verdicts: verdicts.map((verdict) => {
        const inputs = verdict.inputs as {
          evidence?: { kind: string; invitedAt: string; advocateId: string }[];
          chosen?: { kind: string; advocateId: string };
        };
        return {
          subject: verdict.subjectKind as ReferralView['verdicts'][number]['subject'],
          subjectId: verdict.subjectId,
          decisions: decisions.get(`${verdict.subjectKind}:${verdict.subjectId}`) ?? [],
          orderName:
            (orders.find((order) => order.id === verdict.subjectId)?.facts as { name?: string } | undefined)?.name ??
            null,
          outcome: verdict.outcome as ReferralView['verdicts'][number]['outcome'],
          reason: verdict.reason,
          rules: verdict.rules as unknown as RuleResult[],
          evidence: (inputs.evidence ?? []).map((one) => ({
            kind: one.kind,
            invitedAt: one.invitedAt,
            chosen: one.kind === inputs.chosen?.kind && one.advocateId === inputs.chosen.advocateId,
            advocateCode: advocates.find((advocate) => advocate.id === one.advocateId)?.code ?? '',
          })),
          versionNumber: versions.find((version) => version.id === verdict.versionId)?.number ?? null,
          judgedAt: verdict.judgedAt.toISOString(),
        };
      }),
      rewards: [...rewards.map((reward) => rewardView(reward, orderNames)), ...withheldRewards(verdicts, rewards)],
      messages: messages.map((message) => {
        const person = persons.find((one) => one.id === message.personId);
        return {
          kind: message.kind,
          to: person?.emailSealed ? open(person.emailSealed) : '',
          state: message.status as 'queued' | 'sent' | 'failed',
          at: (message.sentAt ?? message.createdAt).toISOString(),
          error: message.error,
        };
      }),
    };
  });
}

type StoredReferral = Awaited<ReturnType<ShopTransaction['referral']['findMany']>>[number];
type StoredVerdict = Awaited<ReturnType<ShopTransaction['verdict']['findMany']>>[number];

/** Ids of what was declared of this friend and advocate, and wasn't refused. */
async function declarationsOf(tx: ShopTransaction, shopId: ShopId, referral: StoredReferral): Promise<string[]> {
  const emails = await tx.personIdentifier.findMany({
    where: { shopId, kind: 'email', personId: referral.friendId },
    select: { value: true },
  });
  const declared = await tx.declaration.findMany({
    where: {
      shopId,
      advocateId: referral.advocateId,
      state: { not: 'refused' },
      OR: [
        { emailHash: { in: emails.map(({ value }) => value) } },
        ...(referral.orderId ? [{ orderId: referral.orderId }] : []),
      ],
    },
    select: { id: true },
  });
  return declared.map(({ id }) => id);
}

async function labelled(
  tx: ShopTransaction,
  shopId: ShopId,
  referrals: readonly StoredReferral[],
  currency: string,
  open: Open,
): Promise<ReferralRow[]> {
  const advocates = await tx.advocate.findMany({
    where: { shopId, id: { in: referrals.map((referral) => referral.advocateId) } },
  });
  const claims = await tx.claim.findMany({
    where: { shopId, id: { in: referrals.flatMap((referral) => (referral.claimId ? [referral.claimId] : [])) } },
  });
  const persons = await tx.person.findMany({
    where: {
      shopId,
      id: {
        in: [...referrals.map((referral) => referral.friendId), ...advocates.map((advocate) => advocate.personId)],
      },
    },
  });
  const label = (personId: string | undefined) =>
    labelOf(
      persons.find((one) => one.id === personId),
      open,
    );
  return referrals.map((referral) => {
    const advocate = advocates.find((one) => one.id === referral.advocateId);
    return {
      id: referral.id,
      friendLabel: label(referral.friendId),
      advocateLabel: label(advocate?.personId),
      advocateCode: advocate?.code ?? '',
      friendId: referral.friendId,
      advocateId: advocate?.personId ?? null,
      state: referral.state as ReferralState,
      reason: referral.reason,
      claimedAt: claims.find((claim) => claim.id === referral.claimId)?.claimedAt.toISOString() ?? null,
      orderName: referral.orderName,
      revenue: referral.revenueMinor === null ? null : { amountMinor: Number(referral.revenueMinor), currency },
    };
  });
}

/** Grants that a limit keeps back have no reward yet: they are shown from their verdict. */
function withheldRewards(verdicts: readonly StoredVerdict[], rewards: readonly StoredReward[]): RewardView[] {
  type Kept = {
    cause: string;
    rule: string;
    side: Side;
    spec: RewardSpec;
    finalAt: string;
    beneficiary: string;
    withheld: { reason: string; until?: string } | null;
  };
  return verdicts
    .filter((verdict) => verdict.outcome === 'approved')
    .flatMap((verdict) => verdict.grants as unknown as Kept[])
    .filter(
      (grant) =>
        grant.withheld &&
        !rewards.some(
          (reward) => reward.cause === grant.cause && reward.rule === grant.rule && reward.status !== 'reversed',
        ),
    )
    .map((grant) => ({
      id: `${grant.cause}:${grant.rule}`,
      side: grant.side,
      spec: grant.spec,
      state: 'withheld',
      code: null,
      shopifyPath: null,
      finalAt: grant.finalAt,
      issuedAt: null,
      expiresAt: null,
      withheldUntil: grant.withheld?.until ?? null,
      reason: grant.withheld?.reason ?? null,
      amount: null,
      usedOnOrder: null,
      isRedemption: false,
      level: levelOf(grant.cause),
      personId: grant.beneficiary,
    }));
}

function evidenceAdvocates(verdicts: readonly StoredVerdict[]): string[] {
  return verdicts.flatMap((verdict) =>
    ((verdict.inputs as { evidence?: { advocateId: string }[] }).evidence ?? []).map((one) => one.advocateId),
  );
}
