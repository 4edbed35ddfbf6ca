import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';

/** Streamed: a log may have hundreds of thousands of lines. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  return new Response(createReadableStreamFromReadable(Readable.from(container.decisionLog(shop, actor))), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': `attachment; filename="${shop.domain}.jsonl"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
