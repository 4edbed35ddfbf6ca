import { createHash } from 'node:crypto';
import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { toDecimal } from '../../domain/shared/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { ShopifyCallError } from '../call-errors.ts';
import {
  CreditStoreCreditDocument,
  DebitStoreCreditDocument,
  StoreCreditLeftDocument,
  type StoreCreditLeftQuery,
} from '../generated/graphql.ts';
import type { IssueResult, RevokeResult, RewardIntent, ShopifyIssuer } from './issuer.ts';
import { noCustomer, problemsOf } from './problems.ts';
import { isSameAmount, minorOf } from './same-money.ts';
import { findAccount, idOf, type Movement, movementsUntil } from './store-credit-movements.server.ts';

type Intent = RewardIntent<SpecOf<'store-credit'>>;

/**
 * Credits and debits have no key by which Shopify would refuse a second one, so every try first looks for what an
 * earlier one left behind: what is newer than the movement that `prepare` wrote down. It never acts on a guess.
 */
export const storeCreditIssuer: ShopifyIssuer<SpecOf<'store-credit'>> = {
  shopify: true,
  needsCustomer: true,
  serialiseBy: 'customer',
  scopes: ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
  prepare: ({ client, intent }) => prepare(client, intent),
  issue: ({ client, intent }) => issue(client, intent),
  find: ({ client, intent }) => find(client, intent),
  revoke: ({ client, intent, gid }) => revoke(client, intent, gid),
};

async function prepare(client: AdminClient, { customerGid, currency }: Intent): Promise<Mark> {
  const account = customerGid && (await findAccount(client, customerGid, currency));
  if (!account) return { account: null, newest: null };
  const { end } = await movementsUntil(client, account, (movement) => idOf(movement) !== null);
  return { account, newest: end && idOf(end) };
}

/** `account` null = there was none; `newest` null = nothing had been moved on it. */
type Mark = { readonly account: string | null; readonly newest: string | null };

function markOf({ before }: Intent): Mark {
  if (!before) throw new Error('store credit was not prepared');
  return { account: before['account'] ?? null, newest: before['newest'] ?? null };
}

async function issue(client: AdminClient, intent: Intent): Promise<IssueResult> {
  if (intent.customerGid === null) return noCustomer;
  const earlier = await findCredit(client, intent, intent.customerGid);
  if (earlier) return earlier;
  try {
    const { storeCreditAccountCredit: payload } = await client.request(CreditStoreCreditDocument, {
      id: intent.customerGid,
      credit: { creditAmount: moneyInput(intent.spec.amountMinor, intent.currency), expiresAt: expiryOf(intent) },
    });
    const gid = payload?.storeCreditAccountTransaction?.id;
    return gid ? { ok: true, gid, code: null } : { ok: false, problems: problemsOf(payload?.userErrors) };
  } catch (error) {
    if (!(error instanceof ShopifyCallError && error.ambiguous)) throw error;
    const found = await findCredit(client, intent, intent.customerGid);
    // Not there yet may still become there: the error goes on, and the next try looks before it credits.
    if (!found) throw error;
    return found;
  }
}

/**
 * What an earlier try made. An expiring credit is known by amount and second of expiry. One that never expires only by
 * amount and by being the one new credit made by hand: mistaken only if the merchant gave the same customer the same
 * sum within the minutes an answer was lost and ours never arrived; both would be two, and a person looks.
 */
async function findCredit(client: AdminClient, intent: Intent, customerGid: string): Promise<IssueResult | null> {
  const mark = markOf(intent);
  const account = mark.account ?? (await findAccount(client, customerGid, intent.currency));
  if (!account) return null;
  const { newer } = await movementsUntil(client, account, isMarked(mark));
  const [first, ...others] = newer.filter((movement) => isOurCredit(movement, intent));
  if (!first) return null;
  if (others.length === 0) return { ok: true, gid: idOf(first) ?? '', code: null };
  const message = `${others.length + 1} credits of that amount are on the account since; one of them may be this reward`;
  return { ok: false, parked: true, problems: [{ code: 'unclear', field: '', message }] };
}

/** Only by its second of expiry can one be told from what was credited long after. */
async function find(client: AdminClient, intent: Intent): Promise<string | null> {
  if (!intent.before || !intent.endsAt || !intent.customerGid) return null;
  const found = await findCredit(client, intent, intent.customerGid);
  return found?.ok ? found.gid : null;
}

const isMarked =
  ({ newest }: Mark) =>
  (movement: Movement): boolean =>
    newest !== null && idOf(movement) === newest;

function isOurCredit(movement: Movement, intent: Intent): boolean {
  return (
    movement.__typename === 'StoreCreditAccountCreditTransaction' &&
    movement.event === 'ADJUSTMENT' &&
    isSameAmount(movement.amount, { amountMinor: intent.spec.amountMinor, currency: intent.currency }) &&
    secondOf(movement.expiresAt) === secondOf(expiryOf(intent))
  );
}

const secondOf = (instant: string | null): number | null =>
  instant === null ? null : Math.floor(Date.parse(instant) / 1000);

const HOUR_MS = 60 * 60 * 1000;

/** Up to an hour after the promised end, never before; which second of that hour is this reward's own. */
function expiryOf({ endsAt, code }: Intent): string | null {
  if (!endsAt) return null;
  const nonceSeconds = createHash('sha256').update(code).digest().readUInt32BE() % 3600;
  return new Date(Math.ceil(endsAt.getTime() / HOUR_MS) * HOUR_MS + nonceSeconds * 1000).toISOString();
}

function moneyInput(amountMinor: number, currencyCode: string) {
  return { amount: toDecimal({ amountMinor, currency: currencyCode }), currencyCode };
}

/**
 * Takes back what is left of this credit, never other money on the account. Without a mark written down since the
 * credit, an earlier debit can't be told from another reward's: then a person looks.
 */
async function revoke(client: AdminClient, intent: Intent, gid: string): Promise<RevokeResult> {
  const { node: credit } = await client.request(StoreCreditLeftDocument, { id: gid });
  // A customer who was deleted took the account along.
  if (credit?.__typename !== 'StoreCreditAccountCreditTransaction') return { ok: true, spent: false };

  const since = await sinceMark(client, credit.account.id, gid, markOf(intent));
  if (since.debits.length > 0) return resultOf(since.debits, intent, since.isMarked);
  const takenMinor = since.hasExpired ? 0 : Math.min(minorOf(credit.remainingAmount), minorOf(credit.account.balance));
  const done = { ok: true, spent: isSpent(credit, takenMinor, since.hasExpired) } as const;
  if (takenMinor === 0) return done;
  try {
    const { storeCreditAccountDebit: payload } = await client.request(DebitStoreCreditDocument, {
      id: credit.account.id,
      debit: { debitAmount: moneyInput(takenMinor, intent.currency) },
    });
    return payload?.storeCreditAccountTransaction ? done : { ok: false, problems: problemsOf(payload?.userErrors) };
  } catch (error) {
    if (!(error instanceof ShopifyCallError && error.ambiguous)) throw error;
    const { debits } = await sinceMark(client, credit.account.id, gid, markOf(intent));
    if (debits.length === 0) throw error;
    // None were there a moment ago, so this call made it.
    return resultOf(debits, intent, true);
  }
}

type Credit = Extract<NonNullable<StoreCreditLeftQuery['node']>, { __typename: 'StoreCreditAccountCreditTransaction' }>;

/** What expired unspent was not spent. */
const isSpent = ({ amount, remainingAmount }: Credit, takenMinor: number, hasExpired: boolean): boolean =>
  (hasExpired ? minorOf(remainingAmount) : takenMinor) < minorOf(amount);

/** The debits by hand since the mark, or since the credit itself where the mark is older than that. */
async function sinceMark(client: AdminClient, account: string, creditGid: string, mark: Mark) {
  const { newer } = await movementsUntil(client, account, (movement) => idOf(movement) === creditGid);
  const markAt = mark.newest === creditGid ? newer.length : newer.findIndex(isMarked(mark));
  return {
    isMarked: markAt >= 0,
    debits: (markAt >= 0 ? newer.slice(0, markAt) : newer).filter(isDebitByHand),
    hasExpired: newer.some(
      (movement) => 'creditTransaction' in movement && movement.creditTransaction.id === creditGid,
    ),
  };
}

const isDebitByHand = ({ __typename, event }: Movement): boolean =>
  __typename === 'StoreCreditAccountDebitTransaction' && event === 'ADJUSTMENT';

function resultOf(debits: readonly Movement[], { spec }: Intent, isMarked: boolean): RevokeResult {
  const [debit, ...others] = debits;
  const takenMinor = debit ? Math.abs(minorOf(debit.amount)) : 0;
  if (isMarked && others.length === 0 && takenMinor <= spec.amountMinor)
    return { ok: true, spent: takenMinor < spec.amountMinor };
  const message = 'the account was debited by hand since; this reward may already have been taken back';
  return { ok: false, problems: [{ code: 'unclear', field: '', message }] };
}
