import type { Engine } from './engine.ts';
import { findGiftCard, giftCardRefusal, moveGiftCard } from './gift-cards.ts';
import { nextId } from './ids.ts';
import type { OrderRecord, Payment, Payout, RefundRecord } from './state.ts';
import { accountInCurrency, creditAccount, debitAccount, storeCreditAccount } from './store-credit.ts';

/** Who pays how much of a total: gift cards as typed, then store credit, the card the rest. */
export type PaymentPlan = {
  giftCards: { code: string; giftCardId: string | null; minor: number; refusal: ReturnType<typeof giftCardRefusal> }[];
  storeCredit: { accountId: string; availableMinor: number; minor: number } | null;
  dueMinor: number;
};

export function planPayment(
  engine: Engine,
  totalMinor: number,
  wishes: { giftCardCodes: readonly string[]; useStoreCredit: boolean; loggedInId: string | null },
): PaymentPlan {
  let dueMinor = totalMinor;
  const take = (availableMinor: number) => {
    const minor = Math.min(availableMinor, dueMinor);
    dueMinor -= minor;
    return minor;
  };
  const spent = new Set<string>();
  const giftCards = wishes.giftCardCodes.map((code) => {
    const card = findGiftCard(engine, code);
    const refusal = giftCardRefusal(engine, card);
    if (!card || refusal || spent.has(card.id)) return { code, giftCardId: null, minor: 0, refusal };
    spent.add(card.id);
    return { code, giftCardId: card.id, minor: take(card.balanceMinor), refusal: null };
  });
  const account = wishes.loggedInId
    ? accountInCurrency(engine, wishes.loggedInId, engine.config.currencyCode)
    : undefined;
  const storeCredit =
    account && account.balanceMinor > 0
      ? {
          accountId: account.id,
          availableMinor: account.balanceMinor,
          minor: wishes.useStoreCredit ? take(account.balanceMinor) : 0,
        }
      : null;
  return { giftCards, storeCredit, dueMinor };
}

/** Takes the money; returns what the order writes down. Its sale transaction is the card's share, or the first one. */
export function pay(engine: Engine, order: OrderRecord, plan: PaymentPlan): Payment[] {
  const payments: Payment[] = [];
  for (const { giftCardId, minor } of plan.giftCards) {
    if (!giftCardId || minor === 0) continue;
    moveGiftCard(engine, engine.state.giftCards[giftCardId]!, -minor, order.id);
    payments.push({
      id: nextId(engine.state, 'OrderTransaction'),
      gateway: 'gift_card',
      sourceId: giftCardId,
      minor,
    });
  }
  if (plan.storeCredit && plan.storeCredit.minor > 0) {
    const { accountId, minor } = plan.storeCredit;
    const id = nextId(engine.state, 'OrderTransaction');
    debitAccount(engine, engine.state.storeCreditAccounts[accountId]!, minor, {
      event: 'ORDER_PAYMENT',
      orderTransactionId: id,
    });
    payments.push({ id, gateway: 'shopify_store_credit', sourceId: accountId, minor });
  }
  if (plan.dueMinor > 0 || payments.length === 0)
    payments.push({ id: order.saleTransactionId, gateway: 'bogus', sourceId: null, minor: plan.dueMinor });
  return payments;
}

/** Pays back where the money came from, the card first. */
export function payBack(
  engine: Engine,
  order: OrderRecord,
  minor: number,
  event: 'ORDER_REFUND' | 'ORDER_CANCELLATION',
): Payout[] {
  const payouts: Payout[] = [];
  let leftMinor = minor;
  for (const payment of [...order.payments].reverse()) {
    const amountMinor = Math.min(leftMinor, payment.minor - paidBackMinor(order, payment));
    if (amountMinor <= 0) continue;
    leftMinor -= amountMinor;
    const payout = { ...payment, id: nextId(engine.state, 'OrderTransaction'), minor: amountMinor };
    giveBack(engine, order, payout, event);
    payouts.push(payout);
  }
  return payouts;
}

/** A transaction for each place the money of a refund went back to. */
export function payoutsOf(
  order: OrderRecord,
  { payouts, transaction }: RefundRecord,
): (Payout & { parentId: string })[] {
  const toCard: Payout[] = transaction ? [{ ...transaction, gateway: 'bogus', sourceId: null }] : [];
  return (payouts.length > 0 ? payouts : toCard).map((payout) => ({
    ...payout,
    parentId: order.payments.find((payment) => isSameSource(payment, payout))?.id ?? order.saleTransactionId,
  }));
}

function isSameSource(a: Payment, b: Payment): boolean {
  return a.gateway === b.gateway && a.sourceId === b.sourceId;
}

function paidBackMinor(order: OrderRecord, payment: Payment): number {
  return order.refunds
    .flatMap((refund) => payoutsOf(order, refund))
    .filter((payout) => isSameSource(payout, payment))
    .reduce((sum, payout) => sum + payout.minor, 0);
}

function giveBack(
  engine: Engine,
  order: OrderRecord,
  { gateway, sourceId, minor, id }: Payout,
  event: 'ORDER_REFUND' | 'ORDER_CANCELLATION',
): void {
  if (gateway === 'gift_card') moveGiftCard(engine, engine.state.giftCards[sourceId!]!, minor, order.id);
  if (gateway === 'shopify_store_credit')
    creditAccount(engine, storeCreditAccount(engine, sourceId!)!, minor, null, { event, orderTransactionId: id });
}
