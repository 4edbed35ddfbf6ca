import { amountSpentMinor, countOrders } from './customers.ts';
import type { Engine } from './engine.ts';
import type { CustomerRecord } from './state.ts';

/** Shopify works a segment's query out itself; here each has its rule written beside it. */
export type Segment = {
  id: string;
  name: string;
  query: string;
  has(customer: CustomerRecord, engine: Engine): boolean;
};

const FAITHFUL = 'fidèle';
const MUCH_MINOR = 20_000;

export const segments: readonly Segment[] = [
  {
    id: '7412345678901234601',
    name: 'Clients fidèles',
    query: `customer_tags CONTAINS '${FAITHFUL}'`,
    has: ({ tags }) => tags.some((tag) => tag.toLowerCase() === FAITHFUL),
  },
  {
    id: '7412345678901234602',
    name: 'Au moins trois commandes',
    query: 'number_of_orders >= 3',
    has: ({ id }, engine) => countOrders(engine, id) >= 3,
  },
  {
    id: '7412345678901234603',
    name: 'Plus de 200 €',
    query: 'amount_spent > 200',
    has: ({ id }, engine) => amountSpentMinor(engine, id) > MUCH_MINOR,
  },
];
