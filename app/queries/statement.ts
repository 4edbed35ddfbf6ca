import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import { REDEMPTION } from '../domain/verdict/decide-redemption.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { entriesNaming } from './lists.ts';
import { orderNamesOf, rewardView } from './reward-view.ts';
import { labelOf, nameOf, type Open, shopView } from './shop-view.ts';
import type { PersonStatementView, RewardView, StatementKind, StatementLine } from './views.ts';

type Transaction = Awaited<ReturnType<typeof transactionsOf>>[number];

/** Everything that ever moved a person's points or money, line by line, newest first (R6). Null when nobody is known by the id. */
export async function loadPersonStatement(
  { readShop }: Database,
  shopId: ShopId,
  personId: string,
  open: Open,
): Promise<PersonStatementView | null> {
  if (!isUuid(personId)) return null;
  return readShop(shopId, async (tx) => {
    const person = await tx.person.findUnique({ where: { shopId_id: { shopId, id: personId } } });
    if (!person) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const advocate = await tx.advocate.findFirst({ where: { shopId, personId }, orderBy: { createdAt: 'desc' } });
    const customer = await tx.personIdentifier.findFirst({ where: { shopId, personId, kind: 'customer' } });
    const wallets = await tx.wallet.findMany({ where: { shopId, personId }, orderBy: { unit: 'desc' } });
    const lines = await statementOf(tx, shopId, personId, open);
    return {
      shop: shopView(shop),
      personId,
      label: labelOf(person, open),
      customerId: customer?.value ?? null,
      advocateCode: advocate?.code ?? null,
      listed: (await entriesNaming(tx, shopId, [personId])).get(personId) ?? [],
      accounts: wallets.map(({ unit, available, pending }) => ({
        unit,
        available: Number(available),
        pending: Number(pending),
        lines: lines.filter((line) => line.unit === unit),
      })),
      redemptions: await redemptionsOf(tx, shopId, personId),
    };
  });
}

/** What a person bought with points, newest first. */
export async function redemptionsOf(tx: ShopTransaction, shopId: ShopId, personId: string): Promise<RewardView[]> {
  const rewards = await tx.reward.findMany({
    where: { shopId, personId, rule: REDEMPTION },
    orderBy: { id: 'desc' },
    take: 50,
  });
  const names = await orderNamesOf(tx, shopId, rewards);
  return rewards.map((reward) => rewardView(reward, names));
}

/** A person's lines in every unit, newest first, each with the balance after it. */
export async function statementOf(
  tx: ShopTransaction,
  shopId: ShopId,
  personId: string,
  open: Open,
): Promise<StatementLine[]> {
  const transactions = await transactionsOf(tx, shopId, personId);
  const rewards = await tx.reward.findMany({
    where: { shopId, id: { in: transactions.flatMap(({ rewardId }) => (rewardId ? [rewardId] : [])) } },
  });
  const referrals = await tx.referral.findMany({
    where: { shopId, id: { in: rewards.flatMap(({ referralId }) => (referralId ? [referralId] : [])) } },
  });
  const friends = await tx.person.findMany({
    where: { shopId, id: { in: referrals.map(({ friendId }) => friendId) } },
  });

  const balances = new Map<string, number>();
  const lines = transactions.flatMap((transaction): StatementLine[] => {
    const reward = rewards.find(({ id }) => id === transaction.rewardId);
    const referral = referrals.find(({ id }) => id === reward?.referralId);
    const isOwnOrder = referral?.friendId === personId;
    return movesOf(transaction, personId).map((move, index) => {
      const balance = (balances.get(move.unit) ?? 0) + (move.isPending ? 0 : move.amount);
      balances.set(move.unit, balance);
      return {
        ...move,
        id: `${transaction.id}:${index}`,
        at: transaction.createdAt.toISOString(),
        balance,
        referralId: referral?.id ?? null,
        orderName: referral?.orderName ?? null,
        friendName: isOwnOrder
          ? null
          : nameOf(
              friends.find(({ id }) => id === referral?.friendId),
              open,
            ),
        reward: reward ? (reward.spec as RewardSpec) : null,
      };
    });
  });
  return lines.reverse();
}

async function transactionsOf(tx: ShopTransaction, shopId: ShopId, personId: string) {
  const own = await tx.ledgerEntry.findMany({
    where: { shopId, personId },
    distinct: ['transactionId'],
    select: { transactionId: true },
  });
  return tx.ledgerTransaction.findMany({
    where: { shopId, id: { in: own.map(({ transactionId }) => transactionId) } },
    include: { entries: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

type Move = Pick<StatementLine, 'kind' | 'unit' | 'amount' | 'isPending' | 'lost'>;

/** What one transaction meant to one person: what they can spend now, or what waits; and what went over the maximum. */
function movesOf({ kind, entries }: Transaction, personId: string): Move[] {
  const units = [...new Set(entries.filter((entry) => entry.personId === personId).map(({ unit }) => unit))];
  return units.flatMap((unit): Move[] => {
    const sum = (account: string, isTheirs: boolean) =>
      entries
        .filter((entry) => entry.unit === unit && entry.account === account)
        .filter((entry) => (isTheirs ? entry.personId === personId : true))
        .reduce((total, entry) => total + Number(entry.amount), 0);
    const available = sum('wallet:available', true);
    const pending = sum('wallet:pending', true);
    const lost = sum('forfeited', false);
    const move = (amount: number, isPending: boolean): Move[] =>
      amount === 0 ? [] : [{ kind: kind as StatementKind, unit, amount, isPending, lost: 0 }];
    return [
      // what matures leaves the pending side, which its own line has told before
      ...(available !== 0 || kind === 'matured' ? move(available, false) : move(pending, true)),
      ...(lost > 0 ? [{ kind: 'forfeited' as const, unit, amount: 0, isPending: false, lost }] : []),
    ];
  });
}
