import type pg from 'pg';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import type { Rig } from './rig.ts';

const CHUNK = 20_000;
const SHOW_EVERY = 200_000;
const LANES = 2;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Rows that no order has to itself: sums and the programme, which carries its own. */
const SHARED = ['counter', 'program'];

/** Rows of one table that a judged order left, as they are. */
export type Trace = { table: string; rows: Record<string, unknown>[] }[];

/** The tables with a shop's rows, but for the inbox. */
async function tablesOf(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** All rows of a shop that `work` added, table by table: parents come before what points to them. */
export async function traceOf({ owner }: Rig, shopId: ShopId, work: () => Promise<unknown>): Promise<Trace> {
  const tables = await tablesOf(owner);
  const read = async (table: string) =>
    (await owner.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE shop_id = $1`, [shopId])).rows.map(
      ({ row }) => row,
    );
  const before = new Map<string, Set<string>>();
  for (const table of tables) before.set(table, new Set((await read(table)).map((row) => JSON.stringify(row))));
  await work();
  const trace: Trace = [];
  for (const table of tables) {
    const rows = (await read(table)).filter((row) => !before.get(table)?.has(JSON.stringify(row)));
    if (rows.length && !SHARED.includes(table)) trace.push({ table, rows });
  }
  // entries point to their transaction, which sorts after them
  return trace.toSorted((a, b) => Number(a.table.endsWith('_entry')) - Number(b.table.endsWith('_entry')));
}

/**
 * Repeats a trace as the history numbers `from` to `to`: what is the order's own (ids, hashes) becomes each copy's own,
 * what is `kept` (programme, version) stays. Each copy has an advocate of its own, so that none has all the friends.
 */
export async function repeatTrace(
  { owner, log }: Rig,
  trace: Trace,
  { from, to, own, kept }: { from: number; to: number; own: readonly string[]; kept: ReadonlySet<string> },
): Promise<void> {
  const text = JSON.stringify(trace);
  const uuids = [...new Set(text.match(UUID) ?? [])].filter((id) => !kept.has(id));
  const chunks = Array.from({ length: Math.ceil((to - from + 1) / CHUNK) }, (_, at) => from + at * CHUNK).values();
  let stored = 0;
  const lane = async () => {
    // the lanes share one iterator: each takes the next chunk when its last one is stored
    for (const first of chunks) {
      const last = Math.min(first + CHUNK - 1, to);
      for (const { table, rows } of trace)
        for (const row of rows) await repeatRow(owner, table, row, { from: first, to: last, own, uuids });
      stored += last - first + 1;
      if (stored % SHOW_EVERY === 0) log(`  ${stored.toLocaleString('en-US')} orders stored`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await owner.query('VACUUM ANALYZE');
}

async function repeatRow(
  owner: pg.Pool,
  table: string,
  row: Record<string, unknown>,
  { from, to, own, uuids }: { from: number; to: number; own: readonly string[]; uuids: readonly string[] },
): Promise<void> {
  const text = JSON.stringify(row);
  const parameters: unknown[] = [text, from, to];
  const bind = (value: string) => `$${parameters.push(value)}::text`;
  let copied = '$1::text';
  // counted in front, so that the copies' keys come in order as those of life do
  for (const id of uuids.filter((uuid) => text.includes(uuid)))
    copied = `replace(${copied}, ${bind(id)}, lpad(to_hex(n), 8, '0') || ${bind(id.slice(8))})`;
  for (const value of own.filter((one) => text.includes(one)))
    copied = `replace(${copied}, ${bind(value)}, ${bind(value.slice(0, -9))} || lpad(n::text, 9, '0'))`;
  await owner.query(
    `INSERT INTO ${table} SELECT made.* FROM generate_series($2::int, $3::int) AS n,
       LATERAL jsonb_populate_record(NULL::${table}, (${copied})::jsonb) AS made
     ON CONFLICT DO NOTHING`,
    parameters,
  );
}
