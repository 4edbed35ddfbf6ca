import type { Customer, Discount, Faults, Mail, Order, Product, ThemeBlocks } from '../../../dev-store/contract.ts';
import type { Stack } from '../../../scripts/stack.ts';
import { until } from './until.ts';

export type Health = {
  ledgerSum: number;
  walletsOff: number;
  doubles: number;
  activeCodes: string[];
  waiting: number;
  verdicts: { subject: string; outcome: string; reason: string | null }[];
};

const NO_FAULTS: Faults = {
  duplicateShare: 0,
  reorder: false,
  reorderShare: 0,
  delayMs: 0,
  loseShare: 0,
  adminApi429Share: 0,
  adminApi5xxShare: 0,
  adminApi5xxAfterCommitShare: 0,
  adminApiTimeoutAfterCommitShare: 0,
  adminApiTimeoutMs: 1_000,
  searchLagMs: 0,
  bulkFailShare: 0,
  mailServerDown: false,
};

/** The dev store seen from outside, and the few things done there in Shopify's or the merchant's place. */
export class Shop {
  private readonly stack: Stack;

  constructor(stack: Stack) {
    this.stack = stack;
  }

  products = () => this.call<Product[]>('GET', '/products');
  deleteResource = (gid: string) => this.call<object>('POST', '/delete-resource', { gid });
  customers = () => this.call<Customer[]>('GET', '/customers');
  orders = () => this.call<Order[]>('GET', '/orders');
  discounts = () => this.call<Discount[]>('GET', '/discounts');
  mails = () => this.call<Mail[]>('GET', '/mails');
  sessionToken = async () => (await this.call<{ token: string }>('GET', '/session-token')).token;
  customerToken = async (customerId: string) =>
    (await this.call<{ token: string }>('GET', `/session-token?customer=${customerId}`)).token;

  addCustomer = (input: { email: string; firstName: string; lastName: string; hasAccount?: boolean }) =>
    this.call<Customer>('POST', '/customers', { hasAccount: true, locale: 'fr', ...input });
  cancel = (order: Order) => this.call<Order>('POST', `/orders/${order.id}/cancel`);
  break = (faults: Partial<Faults>) => this.call<Faults>('PUT', '/faults', faults);
  repair = () => this.call<Faults>('PUT', '/faults', NO_FAULTS);

  setTheme = (blocks: Partial<ThemeBlocks>) => this.call<ThemeBlocks>('PUT', '/theme-blocks', blocks);

  /** The app is uninstalled, and Shopify asks for the shop's data to be erased; its blocks leave the theme. */
  async leave(): Promise<void> {
    await this.call('POST', '/uninstall');
    await this.setTheme({ advocate: false, friend: false, embed: false });
    await this.call('POST', '/shop-redact');
  }

  async order(name: string): Promise<Order> {
    const order = (await this.orders()).find((one) => one.name === name);
    if (!order) throw new Error(`no order ${name}`);
    return order;
  }

  async discount(code: string): Promise<Discount | undefined> {
    return (await this.discounts()).find((discount) => discount.code === code);
  }

  async mailsTo(address: string): Promise<Mail[]> {
    return (await this.mails()).filter(({ to }) => to.includes(address));
  }

  /** The discounts Ricochet made: welcome codes for friends, reward codes for advocates. */
  async codes(kind: 'welcome' | 'reward'): Promise<Discount[]> {
    return (await this.discounts()).filter(({ title }) => title.startsWith(`Ricochet · ${kind} ·`));
  }

  /** Are the books straight? As the tour's panel sees it. */
  async health(): Promise<Health> {
    const response = await fetch(`${this.stack.app}/operator/health?shop=${this.stack.shop}`, {
      headers: { Authorization: `Bearer ${this.stack.env['OPERATOR_TOKEN']}`, 'User-Agent': 'ricochet-e2e' },
    });
    if (!response.ok) throw new Error(`health: ${response.status}`);
    return (await response.json()) as Health;
  }

  /** Every webhook has arrived and been judged, and every code is where we say it is. */
  async settled(): Promise<Health> {
    return until('the books to be straight', async () => {
      const underWay = (await this.call<{ state: string }[]>('GET', '/deliveries')).filter(
        ({ state }) => state === 'waiting',
      );
      if (underWay.length > 0) return null;
      const health = await this.health();
      const held = (await this.discounts()).filter(
        ({ title, status }) => title.startsWith('Ricochet ·') && status !== 'deactivated',
      );
      const isSame =
        held
          .map(({ code }) => code)
          .sort()
          .join() === [...health.activeCodes].sort().join();
      return health.waiting === 0 && isSame ? health : null;
    });
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.stack.storefront}/__dev${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
