import { amountSpentMinor, countOrders, ordersOf } from '../../engine/customers.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import type { CustomerRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { isIndexed, matchesText, matchesTime, parseSearch } from '../search.ts';
import { moneyV2 } from './money.ts';
import { addressNode, isVisible, type OrdersArgs, selectOrders } from './orders.ts';
import { storeCreditAccountsConnection } from './store-credit.ts';

export function customerNode(record: CustomerRecord, context: ApiContext): Record<string, unknown> {
  const { engine } = context;
  const { id, email, phone } = record;
  return {
    __typename: 'Customer',
    id: gid('Customer', id),
    legacyResourceId: id,
    email,
    phone,
    defaultEmailAddress:
      email === null
        ? null
        : {
            emailAddress: email,
            validFormat: true,
            marketingState: record.acceptsMarketing ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
          },
    defaultPhoneNumber: phone === null ? null : { phoneNumber: phone },
    firstName: record.firstName || null,
    lastName: record.lastName || null,
    displayName: [record.firstName, record.lastName].filter(Boolean).join(' ') || (email ?? ''),
    locale: record.locale,
    tags: record.tags,
    // Shopify takes the first address an order brought as the customer's default
    defaultAddress: () => addressNode(ordersOf(engine, id).find(({ address }) => address !== null)?.address ?? null),
    state: record.hasAccount ? 'ENABLED' : 'DISABLED',
    verifiedEmail: !record.isUnverified,
    createdAt: toGraphqlTime(record.createdAt),
    updatedAt: toGraphqlTime(record.updatedAt),
    // lifetime figures: they count orders too old to be seen
    numberOfOrders: () => String(countOrders(engine, id)),
    amountSpent: () => moneyV2(amountSpentMinor(engine, id), engine.config.currencyCode),
    lastOrder: () => {
      const last = ordersOf(engine, id)
        .filter((order) => isVisible(order, context))
        .at(-1);
      return last ? context.nodes.order(last, context) : null;
    },
    storeCreditAccounts: (args: ConnectionArgs & { query?: string | null }) =>
      storeCreditAccountsConnection(id, args, context),
    orders: (args: OrdersArgs) =>
      connection(selectOrders({ sortKey: 'ID', ...args }, context, ordersOf(engine, id)), args, (order) =>
        context.nodes.order(order, context),
      ),
  };
}

export const customer: Field<{ id: string }> = ({ id }, context) => {
  const record = context.engine.state.customers[idOfGid(id, 'Customer') ?? ''];
  return record ? customerNode(record, context) : null;
};

type Identifier = { id?: string | null; emailAddress?: string | null; phoneNumber?: string | null; customId?: unknown };

/** Exactly one way of naming a customer, as Shopify's @oneOf input demands; the e-mail is compared as written, case aside. */
export const customerByIdentifier: Field<{ identifier: Identifier }> = ({ identifier }, context) => {
  if (identifier.customId) notImplemented('customerByIdentifier(identifier: {customId})');
  if (identifier.id) return customer({ id: identifier.id }, context);
  const email = identifier.emailAddress?.trim().toLowerCase();
  const phone = identifier.phoneNumber?.trim();
  const record = Object.values(context.engine.state.customers).find((one) =>
    email ? one.email?.toLowerCase() === email : one.phone === phone,
  );
  return record ? customerNode(record, context) : null;
};

export type CustomersArgs = ConnectionArgs & { query?: string | null; sortKey?: string };

export function selectCustomers({ query, sortKey = 'ID' }: CustomersArgs, context: ApiContext): CustomerRecord[] {
  const terms = parseSearch(query, ['email', 'phone', 'id', 'customer_date', 'updated_at']);
  const known = Object.values(context.engine.state.customers).filter((one) => isIndexed(context.engine, terms, one));
  const found = known.filter((record) =>
    terms.every((term) => {
      if (term.field === 'customer_date') return matchesTime(term, record.createdAt);
      if (term.field === 'updated_at') return matchesTime(term, record.updatedAt);
      return matchesText(term, record[term.field as 'email' | 'phone' | 'id']);
    }),
  );
  const key = { ID: null, CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' } as const;
  if (!(sortKey in key)) notImplemented(`customers(sortKey: ${sortKey})`);
  const by = key[sortKey as keyof typeof key];
  return found.sort((a, b) => (by && a[by].localeCompare(b[by])) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

export const customers: Field<CustomersArgs> = (args, context) =>
  connection(selectCustomers(args, context), args, (record) => customerNode(record, context));

/** All of them: Shopify counts exactly where no limit is asked for. */
export const customersCount: Field<{ query?: string | null; limit?: number | null }> = ({ query, limit }, context) => {
  if (limit !== null)
    notImplemented('customersCount with a limit: it stops counting there, at 10,000 unless told null');
  return { count: selectCustomers({ query }, context).length, precision: 'EXACT' };
};
