import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { ShopId } from '../domain/shared/ids.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type ShopTransaction = Prisma.TransactionClient;

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'P1001', 'P1002', 'P1017']);

/** Raised by sockets and by a server that goes away: the work is undone and may be tried again as it is. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (typeof code === 'string') return /^(08|57P0)/.test(code) || CONNECTION_CODES.has(code);
  // the driver names no code for a server that vanished, nor for one that doesn't answer
  return /^Connection terminated|is not queryable$|^timeout exceeded when trying to connect/.test(message ?? '');
}

/**
 * The database under the account that row-level security binds. Prisma for screens and rare work, `pool` for the judge's
 * set-based SQL. Every access says whose shop it is for: the transaction carries it and the policies check it.
 */
export function openDatabase(url: string, { poolSize = 10 } = {}) {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'ricochet' });
  // an idle connection that breaks is replaced by the pool; the next query says what is wrong
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: poolSize }) });

  /** Runs `work` in one transaction that sees and writes this shop's rows only. */
  function withShop<Result>(shopId: ShopId, work: (tx: ShopTransaction) => Promise<Result>): Promise<Result> {
    return prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.shop_id', ${shopId}, true)`;
      return work(tx);
    });
  }

  /** The same through plain SQL. The transaction is undone when `work` throws. */
  async function withShopSql<Result>(
    shopId: ShopId,
    work: (client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect();
    let broken: Error | undefined;
    // a connection that breaks between two queries says so by an event, which would end the process; the next query fails too
    const onBroken = (error: Error) => {
      broken = error;
    };
    client.on('error', onBroken);
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('app.shop_id', $1, true)", [shopId]);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  }

  async function close(): Promise<void> {
    await Promise.all([pool.end(), prisma.$disconnect()]);
  }

  return { prisma, pool, withShop, withShopSql, close };
}

export type Database = ReturnType<typeof openDatabase>;
