import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { ShopId } from '../domain/shared/ids.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type ShopTransaction = Prisma.TransactionClient;

/** A statement the server parses and plans once a connection. */
export type Prepared = { readonly name: string; readonly text: string };

/** Named by its own text, so that no two statements can have one name. */
export function prepared(text: string): Prepared {
  return { name: createHash('sha256').update(text).digest('base64url').slice(0, 20), text };
}

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'P1001', 'P1002', 'P1017']);
/** A pooler that shares connections between transactions without carrying prepared statements over. */
const FORGOTTEN_STATEMENT = new Set(['26000', '42P05']);

let isNamed = true;

/** The transaction is undone; run again, it goes without names. */
export const isForgottenStatement = (error: unknown): boolean =>
  FORGOTTEN_STATEMENT.has((error as { code?: string }).code ?? '');

/**
 * Runs a prepared statement; behind a pooler that forgets them, as a plain one. All that is run in one turn leaves in one
 * write: sent one by one, short statements cost more in system calls than in work.
 */
export function run(client: pg.PoolClient, { name, text }: Prepared, ...values: unknown[]): Promise<pg.QueryResult> {
  holdForThisTurn(client);
  return client.query(isNamed ? { name, text, values } : { text, values });
}

const held = new WeakSet<Socket>();

function holdForThisTurn(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
}

/** How a transaction says whose rows it is for. */
const FOR_SHOP = prepared("SELECT set_config('app.shop_id', $1, true)");

/** Raised by sockets and by a server that goes away: the work is undone and may be tried again as it is. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (typeof code === 'string')
    return /^(08|57P0)/.test(code) || CONNECTION_CODES.has(code) || FORGOTTEN_STATEMENT.has(code);
  // the driver names no code for a server that vanished, nor for one that doesn't answer
  return /^Connection terminated|is not queryable$|^timeout exceeded when trying to connect/.test(message ?? '');
}

/** Undone for no fault of its own: a broken connection, or the one sent away of two that waited for each other. */
export const isWorthRepeating = (error: unknown): boolean =>
  isConnectionError(error) || /^40/.test((error as { code?: string }).code ?? '');

/** A process has to wait for a free connection rather than refuse its visitor. */
const WAIT_FOR_CONNECTION_MS = 10_000;
const LONGEST_TRANSACTION_MS = 20_000;

/**
 * The database under the account that row-level security binds. Prisma for screens and rare work, `pool` for the judge's
 * set-based SQL. Every access says whose shop it is for: the transaction carries it and the policies check it.
 */
export function openDatabase(url: string, { poolSize = 10 } = {}) {
  // statements that don't wait for each other's answers travel together
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'ricochet', pipeline: true });
  // an idle connection that breaks is replaced by the pool; the next query says what is wrong
  pool.on('error', () => {});
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize }),
    transactionOptions: { maxWait: WAIT_FOR_CONNECTION_MS, timeout: LONGEST_TRANSACTION_MS },
  });

  /** Runs `work` in one transaction that sees and writes this shop's rows only. */
  function withShop<Result>(shopId: ShopId, work: (tx: ShopTransaction) => Promise<Result>): Promise<Result> {
    return inShop(shopId, work);
  }

  /** The same for a page or a list that is put together from several reads: all of them see the shop at one moment. */
  function readShop<Result>(shopId: ShopId, work: (tx: ShopTransaction) => Promise<Result>): Promise<Result> {
    return inShop(shopId, work, 'RepeatableRead');
  }

  function inShop<Result>(
    shopId: ShopId,
    work: (tx: ShopTransaction) => Promise<Result>,
    isolationLevel?: Prisma.TransactionIsolationLevel,
  ): Promise<Result> {
    return prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.shop_id', ${shopId}, true)`;
      return work(tx);
    }, isolationLevel && { isolationLevel });
  }

  /**
   * The same through plain SQL, opened by a statement that sets the shop; `work` may look at what it answered. The
   * transaction is undone when `work` throws.
   */
  async function withShopSql<Result>(
    shopId: ShopId,
    work: (client: pg.PoolClient, opened: Promise<pg.QueryResult>) => Promise<Result>,
    opening: Prepared = FOR_SHOP,
  ): Promise<Result> {
    return withClient(async (client, giveUp) => {
      let failedOpening: unknown;
      try {
        // no answer is waited for: if the opening fails, so does whatever follows in the transaction. Its beginning has no
        // name that could be forgotten: without it, what follows would run outside of any
        holdForThisTurn(client);
        const opened = Promise.all([client.query('BEGIN'), run(client, opening, shopId)]).then(([, answer]) => answer);
        opened.catch((error: unknown) => {
          failedOpening = error;
        });
        const result = await work(client, opened);
        await opened;
        await client.query('COMMIT');
        return result;
      } catch (later) {
        const error = failedOpening ?? later;
        if (isForgottenStatement(error)) isNamed = false;
        await client.query('ROLLBACK').catch(giveUp);
        throw error;
      }
    });
  }

  /** The same for one statement alone, which waits for the database once: its transaction's end goes with it. */
  function withShopOnce(shopId: ShopId, statement: Prepared, ...values: unknown[]): Promise<pg.QueryResult> {
    return withClient(async (client, giveUp) => {
      holdForThisTurn(client);
      const begun = Promise.all([client.query('BEGIN'), run(client, FOR_SHOP, shopId)]);
      const answer = run(client, statement, ...values);
      // after a failure the server makes a rollback of it
      const ended = client.query('COMMIT').catch(giveUp);
      try {
        await Promise.allSettled([begun, answer, ended]);
        await begun;
        return await answer;
      } catch (error) {
        if (isForgottenStatement(error)) isNamed = false;
        throw error;
      }
    });
  }

  /** A connection for `work`, thrown away once it broke or `work` gave it up. */
  async function withClient<Result>(
    work: (client: pg.PoolClient, giveUp: (error: Error) => void) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect();
    let broken: Error | undefined;
    // a connection that breaks between two queries says so by an event, which would end the process; the next query fails too
    const onBroken = (error: Error) => {
      broken = error;
    };
    client.on('error', onBroken);
    try {
      return await work(client, onBroken);
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  }

  async function close(): Promise<void> {
    await Promise.all([pool.end(), prisma.$disconnect()]);
  }

  return { prisma, pool, withShop, readShop, withShopSql, withShopOnce, close };
}

export type Database = ReturnType<typeof openDatabase>;
