import type pg from 'pg';
import type { ShopId } from '../domain/shared/ids.ts';
import { type Database, isForgottenStatement, type Prepared, run } from './database.server.ts';

/** Runs a prepared statement, its values in order; returns its rows. */
export type Ask = <Row extends pg.QueryResultRow>(statement: Prepared, ...values: unknown[]) => Promise<Row[]>;

/**
 * One shop's transaction of prepared statements, done again without their names behind a pooler that forgets them. So
 * `work` must be nothing but statements.
 */
export function namedStatements({ withShopSql }: Pick<Database, 'withShopSql'>) {
  return async function inShop<Result>(
    shopId: ShopId,
    work: (ask: Ask, client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> {
    const once = () =>
      withShopSql(shopId, (client) =>
        work(async (statement, ...values) => (await run(client, statement, ...values)).rows, client),
      );
    return onceMoreWithoutNames(once);
  };
}

/** A lone statement, the same way; returns its rows. */
export const loneStatement =
  ({ withShopOnce }: Pick<Database, 'withShopOnce'>) =>
  async <Row extends pg.QueryResultRow>(shopId: ShopId, statement: Prepared, ...values: unknown[]): Promise<Row[]> =>
    (await onceMoreWithoutNames(() => withShopOnce(shopId, statement, ...values))).rows;

const onceMoreWithoutNames = <Result>(once: () => Promise<Result>): Promise<Result> =>
  once().catch((error: unknown) => {
    if (!isForgottenStatement(error)) throw error;
    return once();
  });
