import { gid, idOfGid } from '../../engine/ids.ts';
import { toMinor } from '../../engine/money.ts';
import type { StoreCreditAccountRecord, StoreCreditTransactionRecord } from '../../engine/state.ts';
import {
  accountInCurrency,
  creditAccount,
  debitAccount,
  storeCreditAccount as loadAccount,
  openAccount,
  storeCreditAccountsOf,
} from '../../engine/store-credit.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { matchesText, matchesTime, parseSearch } from '../search.ts';
import { moneyV2 } from './money.ts';

type MoneyInput = { amount: string; currencyCode: string };
type StoreCreditError = { field: string[]; code: string; message: string };
type Refused = { storeCreditAccountTransaction: null; userErrors: StoreCreditError[] };

/** What one account may hold, in units of its currency. */
const CREDIT_LIMIT = '100000';

const refused = (field: string[], code: string, message: string): Refused => ({
  storeCreditAccountTransaction: null,
  userErrors: [{ field, code, message }],
});

type CreditArgs = {
  id: string;
  creditInput: { creditAmount: MoneyInput; expiresAt?: string | null; notify?: boolean | null };
};

/** Nothing makes a second call harmless: called twice, it credits twice. */
export const storeCreditAccountCredit: Field<CreditArgs> = ({ id, creditInput }, context) => {
  const { engine } = context;
  const { creditAmount, expiresAt } = creditInput;
  const path = ['creditInput', 'creditAmount', 'amount'];
  const owner = readOwner(id, creditAmount.currencyCode, context, ['creditInput', 'creditAmount', 'currencyCode']);
  if ('userErrors' in owner) return owner;
  const minor = readMinor(creditAmount);
  if (minor === null) return refused(path, 'NEGATIVE_OR_ZERO_AMOUNT', 'A positive amount must be used to credit.');
  if (expiresAt && Date.parse(expiresAt) <= Date.parse(engine.now()))
    return refused(['creditInput', 'expiresAt'], 'EXPIRES_AT_IN_PAST', 'The expiry date must be in the future.');
  if ((owner.account?.balanceMinor ?? 0) + minor > toMinor(CREDIT_LIMIT, creditAmount.currencyCode))
    return refused(path, 'CREDIT_LIMIT_EXCEEDED', 'The operation would cause the account to exceed its limit.');
  const account = owner.account ?? openAccount(engine, owner.customerId, creditAmount.currencyCode);
  const credit = creditAccount(engine, account, minor, expiresAt ? new Date(expiresAt).toISOString() : null);
  engine.emit('discount', `created store credit ${creditAmount.amount} ${creditAmount.currencyCode}`, {
    id: account.id,
  });
  return { storeCreditAccountTransaction: transactionNode(account, credit, context), userErrors: [] };
};

export const storeCreditAccountDebit: Field<{ id: string; debitInput: { debitAmount: MoneyInput } }> = (
  { id, debitInput },
  context,
) => {
  const { debitAmount } = debitInput;
  const path = ['debitInput', 'debitAmount', 'amount'];
  const owner = readOwner(id, debitAmount.currencyCode, context, ['debitInput', 'debitAmount', 'currencyCode']);
  if ('userErrors' in owner) {
    const { code } = owner.userErrors[0]!;
    return code === 'OWNER_NOT_FOUND' || code === 'UNSUPPORTED_CURRENCY' ? accountNotFound : owner;
  }
  if (!owner.account) return accountNotFound;
  const minor = readMinor(debitAmount);
  if (minor === null) return refused(path, 'NEGATIVE_OR_ZERO_AMOUNT', 'A positive amount must be used to debit.');
  if (minor > owner.account.balanceMinor)
    return refused(path, 'INSUFFICIENT_FUNDS', 'The store credit account does not have sufficient funds.');
  const debit = debitAccount(context.engine, owner.account, minor);
  return { storeCreditAccountTransaction: transactionNode(owner.account, debit, context), userErrors: [] };
};

const accountNotFound = refused(['id'], 'ACCOUNT_NOT_FOUND', 'The store credit account could not be found.');

/** Of a customer, the account in that currency, which may not exist yet; of an account, that one. */
function readOwner(
  id: string,
  currencyCode: string,
  { engine }: ApiContext,
  currencyPath: string[],
): { customerId: string; account: StoreCreditAccountRecord | undefined } | Refused {
  const accountId = idOfGid(id, 'StoreCreditAccount');
  if (accountId) {
    const account = loadAccount(engine, accountId);
    if (!account) return accountNotFound;
    if (account.currencyCode !== currencyCode)
      return refused(currencyPath, 'MISMATCHING_CURRENCY', "The currency doesn't match the account's.");
    return { customerId: account.customerId, account };
  }
  if (id.startsWith('gid://shopify/CompanyLocation/')) notImplemented('store credit of company locations');
  const customerId = idOfGid(id, 'Customer');
  if (!customerId || !engine.state.customers[customerId])
    return refused(['id'], 'OWNER_NOT_FOUND', 'The owner does not exist.');
  if (currencyCode !== engine.config.currencyCode)
    return refused(currencyPath, 'UNSUPPORTED_CURRENCY', 'The currency is not supported by the shop.');
  return { customerId, account: accountInCurrency(engine, customerId, currencyCode) };
}

/** null: nothing, less than nothing, or no amount of that currency (half a yen) */
function readMinor({ amount, currencyCode }: MoneyInput): number | null {
  try {
    const minor = toMinor(amount, currencyCode);
    return minor > 0 ? minor : null;
  } catch {
    return null;
  }
}

function accountNode(account: StoreCreditAccountRecord, context: ApiContext): Record<string, unknown> {
  return {
    __typename: 'StoreCreditAccount',
    id: gid('StoreCreditAccount', account.id),
    balance: moneyV2(account.balanceMinor, account.currencyCode),
    owner: () => context.nodes.customer(context.engine.state.customers[account.customerId]!, context),
    transactions: (args: TransactionsArgs) =>
      connection(selectTransactions(account, args), args, (one) => transactionNode(account, one, context)),
  };
}

type TransactionsArgs = ConnectionArgs & { query?: string | null; sortKey?: string };

function selectTransactions(account: StoreCreditAccountRecord, { query, sortKey }: TransactionsArgs) {
  const terms = parseSearch(query, ['expires_at', 'id', 'type']);
  const expiryOf = (one: StoreCreditTransactionRecord) => (one.kind === 'credit' ? one.expiresAt : null);
  const found = account.transactions.filter((one) =>
    terms.every((term) => {
      if (term.field === 'type') return matchesText(term, one.kind);
      if (term.field === 'id') return matchesText(term, one.id);
      const expiry = expiryOf(one);
      return expiry !== null && matchesTime(term, expiry);
    }),
  );
  const sortValue = (one: StoreCreditTransactionRecord) =>
    sortKey === 'EXPIRES_AT' ? (expiryOf(one) ?? '9999') : one.createdAt;
  return found.sort((a, b) => sortValue(a).localeCompare(sortValue(b)) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

const transactionTypes = {
  credit: 'StoreCreditAccountCreditTransaction',
  debit: 'StoreCreditAccountDebitTransaction',
  expiration: 'StoreCreditAccountExpirationTransaction',
} as const;

function transactionNode(
  account: StoreCreditAccountRecord,
  record: StoreCreditTransactionRecord,
  context: ApiContext,
): Record<string, unknown> {
  const money = (minor: number) => moneyV2(minor, account.currencyCode);
  const type = transactionTypes[record.kind];
  return {
    __typename: type,
    id: gid(type, record.id),
    amount: money(record.minor),
    balanceAfterTransaction: money(record.balanceAfterMinor),
    createdAt: toGraphqlTime(record.createdAt),
    event: record.event,
    origin: record.orderTransactionId && {
      __typename: 'OrderTransaction',
      id: gid('OrderTransaction', record.orderTransactionId),
    },
    account: () => accountNode(account, context),
    ...(record.kind === 'credit' && {
      expiresAt: record.expiresAt && toGraphqlTime(record.expiresAt),
      remainingAmount: money(record.remainingMinor),
    }),
    ...(record.kind === 'expiration' && {
      creditTransaction: () =>
        transactionNode(account, account.transactions.find(({ id }) => id === record.creditId)!, context),
    }),
  };
}

export const storeCreditAccount: Field<{ id: string }> = ({ id }, context) => {
  const account = loadAccount(context.engine, idOfGid(id, 'StoreCreditAccount') ?? '');
  return account ? accountNode(account, context) : null;
};

/** For `node` and `nodes`; an expiration is no Node. */
export const storeCreditTransaction: Field<{ id: string }> = ({ id }, context) => {
  const transactionId = idOfGid(id, transactionTypes.credit, transactionTypes.debit) ?? '';
  const account = loadAccount(
    context.engine,
    context.engine.indexes.storeCreditIdByTransaction.get(transactionId) ?? '',
  );
  const record = account?.transactions.find((one) => one.id === transactionId);
  return account && record && id === gid(transactionTypes[record.kind], record.id)
    ? transactionNode(account, record, context)
    : null;
};

export function storeCreditAccountsConnection(
  customerId: string,
  args: ConnectionArgs & { query?: string | null },
  context: ApiContext,
) {
  const terms = parseSearch(args.query, ['currency_code', 'id']);
  const accounts = storeCreditAccountsOf(context.engine, customerId).filter((account) =>
    terms.every((term) => matchesText(term, term.field === 'id' ? account.id : account.currencyCode)),
  );
  return connection(accounts, args, (account) => accountNode(account, context));
}
