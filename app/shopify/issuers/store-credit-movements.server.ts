import type { AdminClient } from '../admin-client.server.ts';
import type { StoreCreditMovementsQuery } from '../generated/graphql.ts';
import { StoreCreditAccountsDocument, StoreCreditMovementsDocument } from '../generated/graphql.ts';

export type Movement = NonNullable<StoreCreditMovementsQuery['storeCreditAccount']>['transactions']['nodes'][number];

/** The customer's account in that currency; null = none, or no such customer. */
export async function findAccount(client: AdminClient, customerGid: string, currency: string): Promise<string | null> {
  const { customer } = await client.request(StoreCreditAccountsDocument, { customerId: customerGid });
  return customer?.storeCreditAccounts.nodes.find(({ balance }) => balance.currencyCode === currency)?.id ?? null;
}

/** An account's movements, the newest first, up to the one that `isEnd`, which is left out. */
export async function movementsUntil(
  client: AdminClient,
  accountId: string,
  isEnd: (movement: Movement) => boolean,
): Promise<{ newer: readonly Movement[]; end: Movement | null }> {
  const newer: Movement[] = [];
  let after: string | null = null;
  do {
    const { storeCreditAccount: account }: StoreCreditMovementsQuery = await client.request(
      StoreCreditMovementsDocument,
      { accountId, after },
    );
    for (const movement of account?.transactions.nodes ?? []) {
      if (isEnd(movement)) return { newer, end: movement };
      newer.push(movement);
    }
    after = account?.transactions.pageInfo.hasNextPage ? account.transactions.pageInfo.endCursor : null;
  } while (after);
  return { newer, end: null };
}

/** Expirations have no id of their own. */
export const idOf = (movement: Movement): string | null => ('id' in movement ? movement.id : null);
