import type { Request, Response } from 'express';
import type { Customer, DevStore } from '../../contract.ts';
import { CART_COOKIE, CUSTOMER_COOKIE, readCookie, tokenCookie } from './cookies.ts';

/** Who is logged in on the storefront. The dev store has no passwords: the cookie names the customer. */
export function loggedInCustomer(req: Request, store: DevStore): Customer | null {
  const id = readCookie(req, CUSTOMER_COOKIE);
  return (id && store.customer(id)) || null;
}

export function cartToken(req: Request, res: Response): string {
  return tokenCookie(req, res, CART_COOKIE);
}

export function customerByEmail(store: DevStore, email: string): Customer | null {
  const wanted = email.trim().toLowerCase();
  const found = store.customers().filter((customer) => wanted !== '' && customer.email?.toLowerCase() === wanted);
  return found.find((customer) => customer.hasAccount) ?? found[0] ?? null;
}
