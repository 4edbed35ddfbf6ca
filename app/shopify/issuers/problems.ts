import type { IssueProblem, IssueResult } from './issuer.ts';

type UserError = {
  readonly field: readonly string[] | null;
  readonly code?: string | null;
  readonly message: string;
};

/** Shopify's `userErrors`, which are answers; never empty, so that an empty payload can't pass for a success. */
export function problemsOf(userErrors: readonly UserError[] | undefined): readonly IssueProblem[] {
  if (!userErrors?.length)
    return [{ code: 'NO_ANSWER', field: '', message: 'Shopify returned neither a result nor an error' }];
  return userErrors.map(({ field, code, message }) => ({
    code: code ?? 'UNKNOWN',
    field: field?.join('.') ?? '',
    message,
  }));
}

export const noCustomer = {
  ok: false,
  problems: [{ code: 'no-customer', field: '', message: 'only a customer of the shop can be given this' }],
} as const satisfies IssueResult;
