import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { advocatesByCode } from './advocates-by-code.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { PeoplePage } from './views.ts';

const MOST = 50;

/**
 * People with points or money, those with most first. Names are sealed, so a search takes what is kept in the clear or
 * can be hashed: an advocate's code, a customer's number, a whole e-mail address.
 */
export async function loadPeople(
  { readShop }: Database,
  shopId: ShopId,
  search: string,
  hashEmail: (typed: string) => string | null,
  open: Open,
): Promise<PeoplePage> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const term = search.trim();
    const found = term ? await personsFor(tx, shopId, term, hashEmail(term)) : null;
    const wallets = await tx.wallet.findMany({
      where: {
        shopId,
        ...(found ? { personId: { in: found } } : { OR: [{ available: { not: 0 } }, { pending: { not: 0 } }] }),
      },
      orderBy: [{ available: 'desc' }, { personId: 'asc' }],
      take: MOST + 1,
    });
    const ids = found ?? [...new Set(wallets.slice(0, MOST).map(({ personId }) => personId))];
    const persons = await tx.person.findMany({ where: { shopId, id: { in: ids } } });
    const advocates = await tx.advocate.findMany({ where: { shopId, personId: { in: ids } } });
    const customers = await tx.personIdentifier.findMany({
      where: { shopId, kind: 'customer', personId: { in: ids } },
    });
    return {
      shop: shopView(shop),
      search: term,
      hasMore: found === null && wallets.length > MOST,
      rows: ids.map((personId) => ({
        personId,
        label: labelOf(
          persons.find(({ id }) => id === personId),
          open,
        ),
        advocateCode: advocates.find((advocate) => advocate.personId === personId)?.code ?? null,
        customerId: customers.find((customer) => customer.personId === personId)?.value ?? null,
        balances: wallets
          .filter((wallet) => wallet.personId === personId)
          .map(({ unit, available, pending }) => ({ unit, available: Number(available), pending: Number(pending) })),
      })),
    };
  });
}

async function personsFor(
  tx: ShopTransaction,
  shopId: ShopId,
  term: string,
  emailHash: string | null,
): Promise<string[]> {
  const advocates = await advocatesByCode(tx, shopId, term, MOST);
  const identifiers = await tx.personIdentifier.findMany({
    where: {
      shopId,
      OR: [{ kind: 'customer', value: term }, ...(emailHash ? [{ kind: 'email', value: emailHash }] : [])],
    },
  });
  return [...new Set([...identifiers, ...advocates].map(({ personId }) => personId))];
}
