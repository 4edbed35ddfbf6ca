/**
 * Why a call to Shopify failed, for whoever decides what next. Messages name the operation and Shopify's words,
 * never variables: those hold addresses and names.
 */
export abstract class ShopifyCallError extends Error {
  abstract readonly kind: 'throttled' | 'unauthorized' | 'access-denied' | 'unavailable' | 'invalid';
  /** whether Shopify may have carried the call out all the same: look before trying again */
  readonly ambiguous: boolean = false;
}

/** The budget is used up; nothing was carried out. */
export class ThrottledError extends ShopifyCallError {
  override readonly name = 'ThrottledError';
  readonly kind = 'throttled';
  readonly waitMs: number;
  constructor(message: string, waitMs: number) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** The access token, or the exchange for a new one, is refused: uninstalled, or expired. */
export class UnauthorizedError extends ShopifyCallError {
  override readonly name = 'UnauthorizedError';
  readonly kind = 'unauthorized';
}

/** A scope, or the approval for protected customer data, is missing. */
export class AccessDeniedError extends ShopifyCallError {
  override readonly name = 'AccessDeniedError';
  readonly kind = 'access-denied';
}

/** Shopify, or the way there, failed. */
export class UnavailableError extends ShopifyCallError {
  override readonly name = 'UnavailableError';
  readonly kind = 'unavailable';
  override readonly ambiguous: boolean;
  constructor(message: string, { ambiguous, cause }: { ambiguous: boolean; cause?: unknown }) {
    super(message, { cause });
    this.ambiguous = ambiguous;
  }
}

/** The shop is frozen, closed or locked: nothing was carried out, and nothing will be unless it comes back. */
export class ShopClosedError extends UnavailableError {
  constructor(message: string) {
    super(message, { ambiguous: false });
  }
}

/** How Shopify answers for a shop that doesn't pay, isn't there any more, or is locked. */
export const isClosedShop = (status: number): boolean => status === 402 || status === 404 || status === 423;

/** Shopify doesn't understand the call: ours to mend, no use in trying again. */
export class InvalidCallError extends ShopifyCallError {
  override readonly name = 'InvalidCallError';
  readonly kind = 'invalid';
}
