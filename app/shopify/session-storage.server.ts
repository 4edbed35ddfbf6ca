import type { shopifyApp } from '@shopify/shopify-app-remix/server';
import { Session } from '@shopify/shopify-app-remix/server';
import { isShopDomain } from './shop-domain.ts';

/** A session as the database keeps it: all but what it is found by is sealed, tokens above all (T2). */
export type SessionRow = {
  readonly id: string;
  /** "maison-rivage.myshopify.com" */
  readonly domain: string;
  readonly isOnline: boolean;
  readonly sealed: string;
  readonly expiresAt: Date | null;
};

export type SessionRows = {
  /** creates or replaces */
  save(row: SessionRow): Promise<void>;
  load(id: string): Promise<SessionRow | null>;
  remove(ids: readonly string[]): Promise<void>;
  findByShop(domain: string): Promise<readonly SessionRow[]>;
};

export type Seal = { seal(text: string): string; open(sealed: string): string };

type SessionStorage = NonNullable<Parameters<typeof shopifyApp>[0]['sessionStorage']>;

/** The library's session storage over our own rows. */
export class SealedSessionStorage implements SessionStorage {
  readonly #rows: SessionRows;
  readonly #seal: Seal;

  constructor(rows: SessionRows, seal: Seal) {
    this.#rows = rows;
    this.#seal = seal;
  }

  async storeSession(session: Session): Promise<boolean> {
    await this.#rows.save({
      id: session.id,
      domain: session.shop,
      isOnline: session.isOnline,
      sealed: this.#seal.seal(JSON.stringify(session.toPropertyArray(true))),
      expiresAt: session.expires ?? null,
    });
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = await this.#rows.load(id);
    return row ? this.#open(row) : undefined;
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await this.#rows.remove(ids);
    return true;
  }

  async findSessionsByShop(domain: string): Promise<Session[]> {
    const rows = await this.#rows.findByShop(domain);
    return rows.map((row) => this.#open(row));
  }

  #open(row: SessionRow): Session {
    return Session.fromPropertyArray(
      JSON.parse(this.#seal.open(row.sealed)) as [string, string | number | boolean][],
      true,
    );
  }
}

/** The library's own names: "offline_SHOP" and "SHOP_USER". Rows are kept by shop, so the shop is read from the id. */
export function shopDomainInSessionId(id: string): string | null {
  const domain = id.replace(/^offline_/, '').replace(/_\d+$/, '');
  return isShopDomain(domain) ? domain : null;
}
