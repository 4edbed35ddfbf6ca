import { toDecimal } from '../../app/domain/shared/money.ts';
import { fakeAdminApi } from './fake-admin-api.ts';
import { CUSTOMER } from './intents.ts';

type Movement = {
  id: string | null;
  kind: 'Credit' | 'Debit' | 'Expiration';
  minor: number;
  event: 'ADJUSTMENT' | 'ORDER_PAYMENT';
  expiresAt: string | null;
  /** of a credit: what is left of it; of an expiration: whose */
  leftMinor: number;
  creditId: string | null;
};
/** What becomes of a call that moves money: carried out or not, and whether the answer arrives. */
export type Fate = 'answered' | 'answer lost' | 'call lost';

const PAGE = 10;
const lost = () => new DOMException('timed out', 'TimeoutError');

/** One customer's store credit in the shop's currency, as the Admin API shows it; each call that moves money meets the next fate. */
export function fakeStoreCredit(currency = 'EUR', fates: Fate[] = []) {
  const account = 'gid://shopify/StoreCreditAccount/1';
  const movements: Movement[] = [];
  let isOpen = false;
  const money = (minor: number) => ({ amount: toDecimal({ amountMinor: minor, currency }), currencyCode: currency });
  const minorOf = (amount: string) =>
    Math.round(Number(amount) * 10 ** (toDecimal({ amountMinor: 0, currency }).split('.')[1] ?? '').length);
  const balance = () => movements.reduce((sum, { minor }) => sum + minor, 0);

  function move(movement: Partial<Movement> & Pick<Movement, 'kind' | 'minor'>): Movement {
    const id = `gid://shopify/StoreCreditAccount${movement.kind}Transaction/${movements.length + 100}`;
    const made: Movement = {
      id: movement.kind === 'Expiration' ? null : id,
      event: 'ADJUSTMENT',
      expiresAt: null,
      leftMinor: Math.max(movement.minor, 0),
      creditId: null,
      ...movement,
    };
    isOpen = true;
    movements.push(made);
    return made;
  }
  const credit = (minor: number, expiresAt: string | null = null) => move({ kind: 'Credit', minor, expiresAt });
  function debit(minor: number, event: Movement['event'] = 'ADJUSTMENT'): Movement {
    let open = minor;
    for (const one of movements) {
      const taken = Math.min(one.leftMinor, open);
      one.leftMinor -= taken;
      open -= taken;
    }
    return move({ kind: 'Debit', minor: -minor, event });
  }
  const expire = (one: Movement) => move({ kind: 'Expiration', minor: -one.leftMinor, creditId: one.id });

  function carriedOut(field: string, act: () => Movement) {
    const fate = fates.shift() ?? 'answered';
    if (fate === 'call lost') return lost();
    const { id } = act();
    return fate === 'answer lost'
      ? lost()
      : { data: { [field]: { storeCreditAccountTransaction: { id }, userErrors: [] } } };
  }

  const { client, calls } = fakeAdminApi({
    storeCreditAccounts: () => ({
      data: {
        customer: {
          id: CUSTOMER,
          storeCreditAccounts: {
            nodes: [
              { id: 'gid://shopify/StoreCreditAccount/9', balance: { currencyCode: 'XXX' } },
              ...(isOpen ? [{ id: account, balance: { currencyCode: currency } }] : []),
            ],
          },
        },
      },
    }),
    storeCreditMovements: ({ after }: { after: string | null }) => {
      const from = Number(after ?? 0);
      const nodes = movements.toReversed().slice(from, from + PAGE);
      return {
        data: {
          storeCreditAccount: {
            id: account,
            transactions: {
              nodes: nodes.map(({ id, kind, minor, event, expiresAt, creditId }) => ({
                __typename: `StoreCreditAccount${kind}Transaction`,
                event,
                amount: money(minor),
                ...(id && { id }),
                ...(kind === 'Credit' && { expiresAt }),
                ...(kind === 'Expiration' && { creditTransaction: { id: creditId } }),
              })),
              pageInfo: { hasNextPage: movements.length > from + PAGE, endCursor: String(from + PAGE) },
            },
          },
        },
      };
    },
    storeCreditLeft: ({ id }: { id: string }) => {
      const one = movements.find((movement) => movement.id === id);
      return {
        data: {
          node: one
            ? {
                __typename: 'StoreCreditAccountCreditTransaction',
                amount: money(one.minor),
                remainingAmount: money(one.leftMinor),
                account: { id: account, balance: money(balance()) },
              }
            : null,
        },
      };
    },
    creditStoreCredit: (sent: { credit: { creditAmount: { amount: string }; expiresAt: string | null } }) =>
      carriedOut('storeCreditAccountCredit', () =>
        credit(minorOf(sent.credit.creditAmount.amount), sent.credit.expiresAt),
      ),
    debitStoreCredit: (sent: { debit: { debitAmount: { amount: string } } }) =>
      carriedOut('storeCreditAccountDebit', () => debit(minorOf(sent.debit.debitAmount.amount))),
  });
  return { client, calls, movements, balance, credit, debit, expire };
}
