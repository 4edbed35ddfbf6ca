import { ClientError, GraphQLClient } from 'graphql-request';
import { API_VERSION } from './api-version.ts';
import type { CallBudget } from './call-budget.ts';
import { readBudget, waitMsFor } from './call-budget.ts';
import {
  AccessDeniedError,
  InvalidCallError,
  isClosedShop,
  ShopClosedError,
  type ShopifyCallError,
  ThrottledError,
  UnauthorizedError,
  UnavailableError,
} from './call-errors.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

export type AdminClient = {
  /** @throws ShopifyCallError. `userErrors` are answers, not errors: the caller reads them. */
  request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables>,
    ...variables: VariablesOf<Variables>
  ): Promise<Data>;
  /** what the last answer said of the shop's budget; null before the first */
  budget(): CallBudget | null;
};

/** An operation without variables is called without any. */
type VariablesOf<Variables> = Record<string, never> extends Variables ? [] : [Variables];

/** `getToken` is asked at every call, so that a refreshed token is used at once. */
export type AdminClientOptions = { shopDomain: string; fetch?: typeof fetch } & (
  | { accessToken: string }
  | { getToken: () => string | Promise<string> }
);

/** Shopify cuts calls at 30 s; ours are small, and a worker shouldn't wait on a shop that hangs. */
const TIMEOUT_MS = 10_000;
/** when Shopify throttles without saying for how long */
const DEFAULT_WAIT_MS = 1000;

/** Speaks the Admin API of one shop. */
export function adminClient({ shopDomain, fetch: givenFetch, ...access }: AdminClientOptions): AdminClient {
  let lastBudget: CallBudget | null = null;
  const client = new GraphQLClient(`https://${shopDomain}/admin/api/${API_VERSION}/graphql.json`, {
    // read at call time: whoever replaces the global one later is heard
    fetch: (...call) => (givenFetch ?? globalThis.fetch)(...call),
  });

  async function request<Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables>,
    ...[variables]: VariablesOf<Variables>
  ): Promise<Data> {
    const query = document.toString();
    const token = 'accessToken' in access ? access.accessToken : await access.getToken();
    try {
      const { data, extensions } = await client.rawRequest<Data>({
        query,
        variables,
        requestHeaders: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      lastBudget = readBudget(extensions) ?? lastBudget;
      return data;
    } catch (error) {
      if (error instanceof ClientError) lastBudget = readBudget(error.response.extensions) ?? lastBudget;
      throw classify(error, `${operationName(query)} at ${shopDomain}`);
    }
  }

  return { request, budget: () => lastBudget };
}

function operationName(query: string): string {
  return /^\s*(?:query|mutation)\s+(\w+)/m.exec(query)?.[1] ?? 'a call';
}

function classify(error: unknown, call: string): ShopifyCallError {
  if (error instanceof ClientError) return classifyAnswer(error.response, call);
  // No answer, or one that isn't JSON: the call may have arrived.
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
  const problem = timedOut ? `no answer within ${TIMEOUT_MS / 1000} s` : 'the connection failed';
  return new UnavailableError(`${call}: ${problem}`, { ambiguous: true, cause: error });
}

/** The library's ClientError repeats query and variables in its message, so its response is read and the rest dropped. */
function classifyAnswer(
  { status, headers, errors, extensions }: ClientError['response'],
  call: string,
): ShopifyCallError {
  const words = Array.isArray(errors) ? errors.map((error) => error.message).join('; ') : `status ${status}`;
  const message = `${call}: ${words}`;
  const code = Array.isArray(errors) ? errors[0]?.extensions?.['code'] : undefined;

  if (status === 429 || code === 'THROTTLED') return new ThrottledError(message, waitMs(headers, extensions));
  if (status === 401) return new UnauthorizedError(message);
  if (status === 403 || code === 'ACCESS_DENIED') return new AccessDeniedError(message);
  if (status >= 500 || code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT')
    return new UnavailableError(message, { ambiguous: true });
  if (isClosedShop(status)) return new ShopClosedError(message);
  return new InvalidCallError(message);
}

function waitMs(headers: Headers, extensions: unknown): number {
  const retryAfterSeconds = Number(headers.get('Retry-After'));
  if (retryAfterSeconds > 0) return Math.ceil(retryAfterSeconds * 1000);
  const budget = readBudget(extensions);
  return (budget && waitMsFor(budget.requestedPoints, budget)) || DEFAULT_WAIT_MS;
}
