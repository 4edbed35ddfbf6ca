import { cloneId, cloneShops, fillInbox } from '../clones.ts';
import { openBaseline } from '../pgbench.ts';
import { type Figure, figureOf, ratioAtLeast } from '../report.ts';
import type { Rig } from '../rig.ts';
import { expectVerdicts, installShop } from '../shops.ts';
import type { Judged, JudgeOrder } from '../tools/judge-process.ts';

/** As many as the judge serves shops at one time. */
const CLIENTS = 4;
const HOT_ORDERS = 3_000;
const SHOPS = 5_000;
const BACKLOG_EACH = 10;
/** of the backlog, a round; then it is filled up again */
const JUDGED_A_ROUND = 5_000;

/** The judge beside PostgreSQL running the same statements one by one. */
export async function measureJudging(rig: Rig): Promise<Figure[]> {
  const plain = openBaseline(rig);
  const template = await installShop(rig, 'bench-judging.myshopify.com', 1);
  await cloneShops(rig, template, SHOPS);
  const judge = rig.tool<JudgeOrder, Judged>('./judge-process.ts', rig.env);
  const judgeSome = async (rows: number) => {
    const judged = await judge.ask({ rows });
    return (judged.rows / judged.elapsedMs) * 1_000;
  };

  // warm, and a verdict to take the baseline's sizes from
  await fillInbox(rig, 1, 200);
  await judgeSome(200);
  await expectVerdicts(rig, [cloneId(1)], { 'not-referred': 200 });
  const variables = await sizesOf(rig);
  const bench = (shops: number, transactions: number) =>
    plain.run({ transactions, clients: CLIENTS, variables: { shops: String(shops), ...variables } });

  const hot: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1) {
    await fillInbox(rig, 1, HOT_ORDERS);
    const baseline = await bench(1, HOT_ORDERS);
    await fillInbox(rig, 1, HOT_ORDERS);
    hot.push({ baseline, value: await judgeSome(HOT_ORDERS) });
  }
  rig.log(`  filling ${SHOPS} shops with ${BACKLOG_EACH} orders each`);
  const many: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1) {
    await fillInbox(rig, SHOPS, BACKLOG_EACH);
    const baseline = await bench(SHOPS, JUDGED_A_ROUND);
    await fillInbox(rig, SHOPS, BACKLOG_EACH);
    many.push({ baseline, value: await judgeSome(JUDGED_A_ROUND) });
  }
  await plain.stop();
  await judge.stop();
  await rig.owner.query('TRUNCATE inbox');
  return [
    figureOf('orders judged a second, one hot shop', hot, ratioAtLeast(2)),
    figureOf('orders judged a second, 5,000 shops with 10 waiting each', many, ratioAtLeast(1)),
  ];
}

/** What the judge really wrote, so that the baseline writes as much. */
async function sizesOf({ owner }: Rig): Promise<Record<string, string>> {
  const { rows } = await owner.query(
    `SELECT o.facts::text, v.outcome, v.rules::text, v.grants::text, v.inputs::text
     FROM verdict v JOIN order_fact o ON o.shop_id = v.shop_id AND o.id = v.subject_id WHERE v.shop_id = $1 LIMIT 1`,
    [cloneId(1)],
  );
  return rows[0];
}
