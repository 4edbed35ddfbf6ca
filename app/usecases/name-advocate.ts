import { type AdvocateName, parseAdvocateName } from '../domain/attribution/advocate-name.ts';
import { canonicalEmail, isDisposable } from '../domain/shared/contact.ts';
import type { DeclarationProof } from '../domain/verdict/facts.ts';

/**
 * Answer to "who sent you?". `received` is the same whoever was named, so that nobody learns who takes part; `landing`: a
 * code alone leads to its own invitation.
 */
export type NameAnswer =
  | { state: 'received' }
  | { state: 'landing'; code: string }
  | {
      state: 'invalid';
      field: 'advocate' | 'email' | 'firstName' | 'order';
      problem: 'missing' | 'malformed' | 'disposable' | 'too-long';
    }
  | { state: 'closed' }
  | { state: 'too-many' };

export type NameInput = {
  /** code, link or e-mail of whoever invited */
  advocate: string;
  email: string;
  firstName: string;
  order: string;
  locale: 'fr' | 'en';
  ip: string;
  customerId: string | null;
};

export type Buyer = { canonical: string; display: string; firstName: string };

export type NameDeps = {
  allow(ip: string): Promise<boolean>;
  isOpen(): Promise<boolean>;
  /** the logged-in customer, and whether Shopify says that the address is theirs; null when there is none, or nobody can say now: then they type one */
  customer(id: string): Promise<(Buyer & { isVerified: boolean }) | null>;
  /** the order of that name bought with this address */
  orderOf(canonical: string, name: string): Promise<string | null>;
  put(
    named: AdvocateName,
    buyer: Buyer,
    about: { proof: Exclude<DeclarationProof, 'till'>; orderId: string | null; locale: 'fr' | 'en' },
  ): Promise<void>;
};

const LONGEST = 60;

/** A friend says who invited them: before buying, or after (V8). */
export async function nameAdvocate(deps: NameDeps, input: NameInput): Promise<NameAnswer> {
  if (!(await deps.allow(input.ip))) return { state: 'too-many' };
  if (!(await deps.isOpen())) return { state: 'closed' };
  if (!input.advocate.trim()) return { state: 'invalid', field: 'advocate', problem: 'missing' };
  const named = parseAdvocateName(input.advocate);
  if (!named) return { state: 'invalid', field: 'advocate', problem: 'malformed' };
  const order = input.order.trim();
  if (order.length > LONGEST) return { state: 'invalid', field: 'order', problem: 'too-long' };

  const account = input.customerId ? await deps.customer(input.customerId) : null;
  if (!account && 'code' in named && !order && !input.email.trim()) return { state: 'landing', code: named.code };
  const typed = account ? null : readTyped(input);
  if (typed && 'state' in typed) return typed;
  const buyer = account ?? typed;
  if (!buyer) return { state: 'closed' };
  const orderId = order ? await deps.orderOf(buyer.canonical, order) : null;
  await deps.put(named, buyer, {
    proof: account?.isVerified ? 'account' : orderId ? 'order' : 'none',
    orderId,
    locale: input.locale,
  });
  return { state: 'received' };
}

function readTyped({ email: typed, firstName }: NameInput): Buyer | Extract<NameAnswer, { state: 'invalid' }> {
  if (!typed.trim()) return { state: 'invalid', field: 'email', problem: 'missing' };
  const email = canonicalEmail(typed);
  if (!email.ok) return { state: 'invalid', field: 'email', problem: email.problem };
  if (isDisposable(email.canonical)) return { state: 'invalid', field: 'email', problem: 'disposable' };
  if (firstName.trim().length > LONGEST) return { state: 'invalid', field: 'firstName', problem: 'too-long' };
  return { canonical: email.canonical, display: email.display, firstName: firstName.trim() };
}
