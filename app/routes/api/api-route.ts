import type { LoaderFunctionArgs } from '@remix-run/node';
import { ApiRefusal, answerApi } from '../../ui/api/answer.ts';

/** What the addresses of the API (api.v1.*) have in common. A folder without a file named "route" is no address itself. */

type Container = LoaderFunctionArgs['context']['container'];
type Caller = Extract<Awaited<ReturnType<Container['authenticateApi']>>, { ok: true }>['caller'];

/** Who calls and what they ask; `token` = the last part of an address that ends in one. */
type ApiCall = Caller & { readonly container: Container; readonly request: Request; readonly token: string };
type Methods = Partial<Record<'GET' | 'POST', (call: ApiCall) => Promise<Response>>>;

/** An address for callers who are known, by the methods it takes: its loader and its action alike. */
export function apiRoute(methods: Methods) {
  const allow = [methods.GET && 'GET, HEAD', methods.POST && 'POST', 'OPTIONS'].filter(Boolean).join(', ');
  return ({ request, params, context }: LoaderFunctionArgs): Promise<Response> =>
    answerApi(request, context.container, async () => {
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const work = method === 'GET' || method === 'POST' ? methods[method] : undefined;
      if (!work) throw new ApiRefusal('wrong-method', null, { Allow: allow });
      const { container, peerAddress } = context;
      const answer = await container.authenticateApi(request, peerAddress);
      if (!answer.ok) throw new ApiRefusal(answer.problem);
      return work({ ...answer.caller, container, request, token: params['token'] ?? '' });
    });
}

/** @throws ApiRefusal when nobody is logged in */
export function customerOf({ customerId }: { customerId: string | null }): string {
  if (customerId === null) throw new ApiRefusal('customer-needed');
  return customerId;
}
