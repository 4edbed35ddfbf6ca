import { adminClient } from '../../app/shopify/admin-client.server.ts';

export type Call = {
  operation: string;
  query: string;
  variables: Record<string, unknown>;
  token: string | null;
  url: string;
};
type Answer = { data: unknown } | Response | Error;

/** A client whose calls are answered by operation (createDiscountCode: …); records what was sent. */
export function fakeAdminApi(answers: Record<string, (variables: never, call: number) => Answer>) {
  const calls: Call[] = [];
  const fakeFetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { query, variables = {} } = JSON.parse(String(init?.body)) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    calls.push({
      operation,
      query,
      variables,
      url: String(url),
      token: new Headers(init?.headers).get('X-Shopify-Access-Token'),
    });
    const answer = answers[operation.charAt(0).toLowerCase() + operation.slice(1)]?.(
      variables as never,
      calls.filter((call) => call.operation === operation).length,
    );
    if (answer === undefined) throw new Error(`no answer for ${operation}`);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : json(answer);
  };
  const client = adminClient({
    shopDomain: 'maison-rivage.myshopify.com',
    accessToken: 'shpat_secret',
    fetch: fakeFetch as typeof fetch,
  });
  return { client, calls };
}

export const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } });
