import { shopifyId } from '../../order-sample.ts';
import { cloneId, cloneShops, fillInbox } from '../clones.ts';
import { repeatTrace, traceOf } from '../history.ts';
import { anOrderBody } from '../orders.ts';
import { type Figure, figureOf, ratioAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import { expectApproved, expectVerdicts, installShop } from '../shops.ts';
import type { Judged, JudgeOrder } from '../tools/judge-process.ts';

const FEW_ORDERS = 1_000;
const MANY_ORDERS = 1_000_000;
const FEW_SHOPS = 10;
const MANY_SHOPS = 10_000;
/** judged a measurement: enough that most pages they touch were touched, and logged whole, since the last checkpoint */
const JUDGED = 10_000;
/** few and many shops, few and many orders stored */
const MEASURED = 4;

/** What an order costs in CPU time, judge and PostgreSQL together, once there is much beside it. */
export async function measureGrowth(rig: Rig): Promise<Figure[]> {
  const judge = rig.tool<JudgeOrder, Judged>('./judge-process.ts', rig.env);
  const template = await installShop(rig, 'bench-growth.myshopify.com');
  await cloneShops(rig, template, FEW_SHOPS);

  /** orders nobody referred, over so many shops */
  async function cpuMsPerOrder(shops: number): Promise<number> {
    await fillInbox(rig, shops, JUDGED / shops);
    const before = rig.cpuMs([judge.pid]);
    await judge.ask({ rows: JUDGED });
    const after = rig.cpuMs([judge.pid]);
    return (after.processesMs - before.processesMs + after.postgresMs - before.postgresMs) / JUDGED;
  }
  const measured = async (shops: number): Promise<number[]> => {
    await cpuMsPerOrder(shops); // warms up
    const rounds: number[] = [];
    for (let round = 0; round < rig.rounds; round += 1) rounds.push(await cpuMsPerOrder(shops));
    return rounds;
  };
  const figure = (title: string, much: readonly number[], little: readonly number[]) =>
    figureOf(
      title,
      much.map((value, round) => ({ value, baseline: little[round] ?? Number.NaN })),
      ratioAtMost(1.1),
    );

  const tenShops = await measured(FEW_SHOPS);
  await cloneShops(rig, template, MANY_SHOPS);
  const manyShops = await measured(FEW_SHOPS);

  const store = await historyOf(rig, template.visitTokens[0] ?? '', judge.ask);
  await store(1, FEW_ORDERS);
  const fewOrders = await measured(1);
  await store(FEW_ORDERS + 1, MANY_ORDERS);
  const manyOrders = await measured(1);
  await judge.stop();
  const judgedShops = Array.from({ length: FEW_SHOPS }, (_, at) => cloneId(at + 1));
  await expectVerdicts(rig, judgedShops, { 'not-referred': MEASURED * (1 + rig.rounds) * JUDGED });
  await rig.owner.query('TRUNCATE inbox');
  const [few, many] = [FEW_ORDERS, MANY_ORDERS].map((count) => count.toLocaleString('en-US'));
  return [
    figure(`CPU ms per order with ${many} referrals and orders stored against ${few}`, manyOrders, fewOrders),
    figure(
      `CPU ms per order with ${MANY_SHOPS.toLocaleString('en-US')} shops against ${FEW_SHOPS}`,
      manyShops,
      tenShops,
    ),
  ];
}

/** Judges one referred order in the first clone and returns what repeats it. */
async function historyOf(rig: Rig, visitToken: string, judge: (order: JudgeOrder) => Promise<Judged>) {
  const shopId = cloneId(1);
  const number = rig.nextOrders(1);
  const body = anOrderBody(number, visitToken);
  const trace = await traceOf(rig, shopId, async () => {
    await rig.owner.query(
      `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
       VALUES ($1, (now() AT TIME ZONE 'UTC')::date, uuidv7(), 'orders/paid', $2, 'clone', now(), now(), $3)`,
      [shopId, rig.nextRun(), body],
    );
    await judge({ rows: 1 });
    await expectApproved(rig, shopId, shopifyId(number));
  });
  // what was stored long ago is done with
  for (const { table, rows } of trace)
    for (const row of rows) if ('status' in row) row['status'] = table === 'reward' ? 'issued' : 'sent';
  const names = trace.map(({ table }) => table);
  for (const table of ['person', 'order_fact', 'referral', 'reward', 'verdict'])
    if (!names.includes(table)) throw new Error(`the referred order left nothing in ${table}: nothing was measured`);

  const { rows: programs } = await rig.owner.query(
    'SELECT id FROM program WHERE shop_id = $1 UNION SELECT id FROM program_version WHERE shop_id = $1',
    [shopId],
  );
  const kept = new Set<string>([shopId, ...programs.map(({ id }) => id)]);
  const orderId = trace.find(({ table }) => table === 'order_fact')?.rows[0]?.['id'];
  const hashes = trace
    .filter(({ table }) => table === 'person_identifier')
    .flatMap(({ rows }) => rows.map(({ value }) => String(value)));
  const traces = trace
    .filter(({ table }) => table === 'sighting')
    .flatMap(({ rows }) => rows.map(({ key }) => String(key).slice(String(key).indexOf(':') + 1)))
    .filter((value) => !/^[0-9a-f-]{36}$/.test(value));
  const own = [...new Set([String(orderId), ...hashes, ...traces])];
  return (from: number, to: number) => repeatTrace(rig, trace, { from, to, own, kept });
}
