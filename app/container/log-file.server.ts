import { createHash } from 'node:crypto';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { decisionLog } from '../persistence/decision-log.server.ts';

/**
 * The log of a shop's decisions and books as a file, line by line: a head that says how many lines follow, the lines, and
 * an end with the digest of all that stands before it, so that a file that was cut off or changed is known for one.
 */
export async function* logFile(
  db: Database,
  shop: { shopId: ShopId; domain: string },
  exportedAt: Date,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const written = (line: object): string => {
    const text = `${JSON.stringify(line)}\n`;
    digest.update(text);
    return text;
  };
  for await (const told of decisionLog(db, shop.shopId)) {
    if ('line' in told) yield written(told.line);
    else yield written({ kind: 'log', format: 1, shop: shop.domain, exportedAt, lines: told.lines });
  }
  yield `${JSON.stringify({ kind: 'end', sha256: digest.digest('hex') })}\n`;
}
