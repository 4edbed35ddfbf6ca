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

type Container = { noteFailure(error: unknown): void };

/**
 * Answers an extension: its browser's question beforehand, what `work` gives as JSON, refusals and failures, all readable
 * to it.
 */
export async function answerExtension(
  request: Request,
  container: Container,
  work: () => Promise<unknown>,
): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  const answer = await work().then(
    (data) => jsonAnswer(data),
    (thrown: unknown) => {
      if (thrown instanceof Response) return new Response(thrown.body, thrown);
      container.noteFailure(thrown);
      return emptyAnswer(503);
    },
  );
  for (const [name, value] of Object.entries(CORS)) answer.headers.set(name, value);
  return answer;
}

/** An address that is only written to; its browser asks beforehand all the same. */
export const notToRead = ({
  request,
  context: { container },
}: {
  request: Request;
  context: { container: Container };
}): Promise<Response> => answerExtension(request, container, () => Promise.reject(emptyAnswer(405)));
