import { emptyAnswer, jsonAnswer } from '../storefront/respond.ts';

/**
 * Extensions run on Shopify's own origins. No cookie counts here, only the token in the header, so any origin may read what
 * its token opens (https://shopify.dev/docs/api/checkout-ui-extensions/latest/configuration#network-access).
 */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Max-Age': '7200',
};

/** Answers an extension: its browser's question beforehand, what `work` gives as JSON, and refusals, all readable to it. */
export async function answerExtension(request: Request, work: () => Promise<unknown>): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  const answer = await work().then(
    (data) => jsonAnswer(data),
    (thrown: unknown) => {
      if (thrown instanceof Response) return new Response(thrown.body, thrown);
      throw thrown;
    },
  );
  for (const [name, value] of Object.entries(CORS)) answer.headers.set(name, value);
  return answer;
}

/** An address that is only written to; its browser asks beforehand all the same. */
export const notToRead = (request: Request): Promise<Response> =>
  answerExtension(request, () => Promise.reject(emptyAnswer(405)));
