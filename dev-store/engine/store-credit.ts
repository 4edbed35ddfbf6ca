import type { StoreCreditAccount } from '../contract.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { indexStoreCredit } from './indexes.ts';
import { fromMinor } from './money.ts';
import type { StoreCreditAccountRecord, StoreCreditTransactionRecord } from './state.ts';

type Credit = Extract<StoreCreditTransactionRecord, { kind: 'credit' }>;
type Cause = Pick<StoreCreditTransactionRecord, 'event' | 'orderTransactionId'>;

/** One account per customer and currency. What has expired is written off before anybody looks. */
export function storeCreditAccountsOf(engine: Engine, customerId: string): StoreCreditAccountRecord[] {
  return [...(engine.indexes.storeCreditIdsByCustomer.get(customerId) ?? [])].map(
    (id) => storeCreditAccount(engine, id)!,
  );
}

export function storeCreditAccount(engine: Engine, id: string): StoreCreditAccountRecord | undefined {
  const account = engine.state.storeCreditAccounts[id];
  if (account) expire(engine, account);
  return account;
}

export function accountInCurrency(
  engine: Engine,
  customerId: string,
  currencyCode: string,
): StoreCreditAccountRecord | undefined {
  return storeCreditAccountsOf(engine, customerId).find((account) => account.currencyCode === currencyCode);
}

export function openAccount(engine: Engine, customerId: string, currencyCode: string): StoreCreditAccountRecord {
  const account: StoreCreditAccountRecord = {
    id: nextId(engine.state, 'StoreCreditAccount'),
    customerId,
    currencyCode,
    balanceMinor: 0,
    transactions: [],
  };
  engine.state.storeCreditAccounts[account.id] = account;
  indexStoreCredit(engine.indexes, customerId, account.id);
  return account;
}

const byHand: Cause = { event: 'ADJUSTMENT', orderTransactionId: null };

export function creditAccount(
  engine: Engine,
  account: StoreCreditAccountRecord,
  minor: number,
  expiresAt: string | null,
  cause: Cause = byHand,
): Credit {
  const credit: Credit = {
    ...moved(engine, account, minor, engine.now()),
    ...cause,
    kind: 'credit',
    remainingMinor: minor,
    expiresAt,
  };
  account.transactions.push(credit);
  return credit;
}

/** Takes from the credits that expire first. The caller has checked the balance. */
export function debitAccount(
  engine: Engine,
  account: StoreCreditAccountRecord,
  minor: number,
  cause: Cause = byHand,
): StoreCreditTransactionRecord {
  if (minor > account.balanceMinor) throw new Error(`store credit account ${account.id} holds less than that`);
  let leftMinor = minor;
  for (const credit of openCredits(account)) {
    const takenMinor = Math.min(credit.remainingMinor, leftMinor);
    credit.remainingMinor -= takenMinor;
    leftMinor -= takenMinor;
  }
  const debit: StoreCreditTransactionRecord = {
    ...moved(engine, account, -minor, engine.now()),
    ...cause,
    kind: 'debit',
  };
  account.transactions.push(debit);
  return debit;
}

/** What expired keeps what was left of it, but nothing of that can be spent. */
function openCredits({ transactions }: StoreCreditAccountRecord): Credit[] {
  const expired = new Set(transactions.map((one) => (one.kind === 'expiration' ? one.creditId : null)));
  return transactions
    .filter((one): one is Credit => one.kind === 'credit' && one.remainingMinor > 0 && !expired.has(one.id))
    .sort((a, b) => (a.expiresAt ?? '9999').localeCompare(b.expiresAt ?? '9999'));
}

function expire(engine: Engine, account: StoreCreditAccountRecord): void {
  const now = engine.now();
  for (const credit of openCredits(account)) {
    if (credit.expiresAt === null || credit.expiresAt > now) continue;
    const { remainingMinor } = credit;
    account.transactions.push({
      ...moved(engine, account, -remainingMinor, credit.expiresAt),
      ...byHand,
      kind: 'expiration',
      creditId: credit.id,
    });
  }
}

function moved(engine: Engine, account: StoreCreditAccountRecord, minor: number, at: string) {
  account.balanceMinor += minor;
  engine.changed('storeCreditAccounts', account.id);
  const id = nextId(engine.state, 'StoreCreditTransaction');
  engine.indexes.storeCreditIdByTransaction.set(id, account.id);
  return {
    id,
    minor,
    balanceAfterMinor: account.balanceMinor,
    createdAt: at,
  };
}

export function toStoreCreditAccount(account: StoreCreditAccountRecord): StoreCreditAccount {
  const { id, customerId, currencyCode, balanceMinor, transactions } = account;
  return {
    id,
    customerId,
    balance: { amount: fromMinor(balanceMinor, currencyCode), currencyCode },
    transactions: transactions.map((one) => ({
      id: one.id,
      kind: one.kind,
      amount: fromMinor(one.minor, currencyCode),
      balanceAfter: fromMinor(one.balanceAfterMinor, currencyCode),
      createdAt: one.createdAt,
      expiresAt: one.kind === 'credit' ? one.expiresAt : null,
      event: one.event,
    })),
  };
}
