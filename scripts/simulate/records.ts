import type pg from 'pg';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import type { Outcome, RuleResult } from '../../app/domain/verdict/verdict.ts';

const DAY_MS = 86_400_000;

/** The verdict on an order or a claim at the moment that counts. */
export type Decided = {
  subject: 'order' | 'claim';
  subjectId: string;
  outcome: Outcome;
  /** codes of the rules that failed, and of those that hold */
  failed: string[];
  held: string[];
  /** approved, and a limit keeps the advocate's reward back */
  isWithheld: boolean;
};

/** The same with all it says, and the case it was reached from. */
export type DecidedCase = Pick<Decided, 'subject' | 'subjectId' | 'outcome'> & {
  rules: RuleResult[];
  grants: unknown[];
  inputs: unknown;
};

/** cases hold some kilobytes each */
const PAGE = 1_000;

/** What the simulation does in the product's database beside the product: days, Shopify's side of rewards, verdicts kept. */
export async function openRecords(owner: pg.Pool, shopId: ShopId) {
  let today = '';
  let ensuredUpTo = 0;
  let oldest: number | null = null;
  await owner.query(`CREATE SCHEMA simulation;
    CREATE TABLE simulation.decided (subject text, subject_id text, outcome text, rules jsonb, grants jsonb, inputs jsonb,
      version_id uuid, PRIMARY KEY (subject, subject_id))`);

  return {
    /** The inbox has partitions around the real today only: the days of the world get theirs, and lose them again. */
    async ensureDay(at: number): Promise<void> {
      const day = new Date(at).toISOString().slice(0, 10);
      if (day === today) return;
      today = day;
      if (at > ensuredUpTo - 3 * DAY_MS) {
        await owner.query('SELECT ensure_inbox_partitions($1)', [day]);
        ensuredUpTo = at + 14 * DAY_MS;
      }
      // a database that needn't last has no autovacuum
      await owner.query(
        'VACUUM verdict, reward, referral, person, order_fact, sighting, shop_work, graphile_worker._private_jobs',
      );
      oldest ??= at - 8 * DAY_MS;
      for (; oldest < at - 9 * DAY_MS; oldest += DAY_MS) {
        const name = `inbox_${new Date(oldest).toISOString().slice(0, 10).replaceAll('-', '')}`;
        await owner.query(`DROP TABLE IF EXISTS inbox_part.${name}`);
      }
    },

    /** What Shopify would have done by now: codes made that are due, and those taken back that aren't wanted any more. */
    async carryOutRewards(at: Date): Promise<void> {
      await owner.query(
        `UPDATE reward SET status = CASE wanted WHEN 'issued' THEN 'issued' ELSE 'reversed' END,
           code = coalesce(code, upper('R' || replace(id::text, '-', ''))), issued_at = coalesce(issued_at, $2::timestamptz), updated_at = $2
         WHERE shop_id = $1 AND reward_begins_at(wanted, final_at, lease_until) <= $2
           AND reward_is_to_do(carrier, wanted, status, lease_until)`,
        [shopId, at],
      );
    },

    /** The orders that the product wants to ask Shopify about; its questions count as put. */
    async takeQuestions(): Promise<string[]> {
      const { rows } = await owner.query<{ orderId: string }>(
        `DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
         WHERE job.task_id = task.id AND task.identifier = 'ask-about-order' RETURNING job.payload->>'orderId' AS "orderId"`,
      );
      return rows.map(({ orderId }) => orderId);
    },

    /** The codes that these claims gave, by claim. */
    async welcomeCodesOf(claimIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const { rows } = await owner.query<{ claimId: string; code: string }>(
        `SELECT subject_id AS "claimId", reward.code FROM verdict JOIN reward USING (shop_id, referral_id)
         WHERE shop_id = $1 AND subject_kind = 'claim' AND subject_id = ANY($2) AND rule = 'welcome.friend' AND reward.status = 'issued'`,
        [shopId, claimIds],
      );
      return new Map(rows.map(({ claimId, code }) => [claimId, code]));
    },

    /** Verdicts as they stand now: what becomes of them later isn't looked at. */
    async keep(subject: Decided['subject'], subjectIds: readonly string[]): Promise<void> {
      await owner.query(
        `INSERT INTO simulation.decided SELECT subject_kind, subject_id, outcome, rules, grants, inputs, version_id
         FROM verdict WHERE shop_id = $1 AND subject_kind = $2 AND subject_id = ANY($3) ON CONFLICT DO NOTHING`,
        [shopId, subject, subjectIds],
      );
    },

    async decided(): Promise<Decided[]> {
      const { rows } = await owner.query<Decided>(
        `SELECT subject, subject_id AS "subjectId", outcome,
           ARRAY(SELECT rule->>'code' FROM jsonb_array_elements(rules) AS rule WHERE rule->>'outcome' = 'fail') AS failed,
           ARRAY(SELECT rule->>'code' FROM jsonb_array_elements(rules) AS rule WHERE rule->>'outcome' = 'hold') AS held,
           EXISTS (SELECT 1 FROM jsonb_array_elements(grants) AS one WHERE one->>'side' = 'advocate' AND one->'withheld' <> 'null') AS "isWithheld"
         FROM simulation.decided`,
      );
      return rows;
    },

    /** In pages: together they needn't fit into memory. */
    async *cases(): AsyncGenerator<DecidedCase> {
      for (let last: Pick<Decided, 'subject' | 'subjectId'> | undefined, isOver = false; !isOver; ) {
        const { rows } = await owner.query<DecidedCase>(
          `SELECT subject, subject_id AS "subjectId", outcome, rules, grants, inputs FROM simulation.decided
           WHERE (subject, subject_id) > ($1, $2) ORDER BY subject, subject_id LIMIT $3`,
          [last?.subject ?? '', last?.subjectId ?? '', PAGE],
        );
        yield* rows;
        last = rows.at(-1);
        isOver = rows.length < PAGE;
      }
    },

    /** Rows the product could not judge: a simulation with any has measured something else. */
    async setAside(): Promise<string[]> {
      const { rows } = await owner.query('SELECT topic, error FROM quarantine WHERE shop_id = $1 LIMIT 3', [shopId]);
      return rows.map(({ topic, error }) => `${topic}: ${error}`);
    },
  };
}

export type Records = Awaited<ReturnType<typeof openRecords>>;
