import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenShop } from './setup.ts';
import type { FaultWorld } from './world.ts';

/** What is still under way, in the shops and in the product. */
export type Load = {
  /** webhooks that are still to come, later tries included */
  underWay: number;
  unjudged: number;
  rewardsToDo: number;
  messagesToDo: number;
  /** jobs that are due now, or running */
  jobs: number;
  /** due within minutes: a call to be tried again; what a schedule has spread over the hour doesn't count */
  jobsLater: number;
  quarantined: number;
};

export async function loadOf({ db }: FaultWorld, shops: readonly OpenShop[]): Promise<Load> {
  const counts = await Promise.all(shops.map(({ store }) => store.call('deliveryCounts')));
  const { rows } = await db.query<Omit<Load, 'underWay'>>(`
    SELECT (SELECT count(*) FROM inbox WHERE judged_at IS NULL)::int AS unjudged,
      (SELECT count(*) FROM reward WHERE final_at <= now()
        AND reward_is_to_do(carrier, wanted, status, lease_until))::int AS "rewardsToDo",
      (SELECT count(*) FROM message WHERE status = 'queued')::int AS "messagesToDo",
      (SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= now() + interval '100 ms' AND attempts < max_attempts)::int AS jobs,
      (SELECT count(*) FROM graphile_worker.jobs WHERE run_at > now() + interval '100 ms' AND run_at < now() + interval '10 min' AND attempts < max_attempts
        AND task_identifier <> 'start-reconciliation')::int AS "jobsLater",
      (SELECT count(*) FROM quarantine)::int AS quarantined`);
  return { underWay: counts.reduce((sum, { waiting }) => sum + waiting, 0), ...rows[0]! };
}

const SETTLED_LOOKS = 4;

/** Waits until there is nothing to do any more. False when there is, and nothing has moved for so long. */
export async function untilQuiet(
  world: FaultWorld,
  shops: readonly OpenShop[],
  stuckAfterMs: number,
): Promise<boolean> {
  let seen = '';
  let movedAt = Date.now();
  for (let quiet = 0; quiet < SETTLED_LOOKS; ) {
    const load = await loadOf(world, shops).catch(() => null);
    if (JSON.stringify(load) !== seen) movedAt = Date.now();
    seen = JSON.stringify(load);
    if (Date.now() - movedAt > stuckAfterMs) return false;
    const isBusy =
      !load || load.underWay + load.unjudged + load.rewardsToDo + load.messagesToDo + load.jobs + load.jobsLater > 0;
    quiet = isBusy ? 0 : quiet + 1;
    await sleep(250);
  }
  return true;
}

/** Far enough ahead that everyone has work, near enough that nobody waits for a minute. */
const MOST_UNDER_WAY = { underWay: 400, unjudged: 600, rewardsToDo: 300 };

/** The load as it was a moment ago, looked at over and over until `stop`. */
export function watchLoad(world: FaultWorld, shops: readonly OpenShop[], everyMs: number) {
  let isStopped = false;
  const watch = {
    load: null as Load | null,
    stop: () => {
      isStopped = true;
    },
  };
  void (async () => {
    while (!isStopped) {
      watch.load = await loadOf(world, shops).catch(() => watch.load);
      await sleep(everyMs);
    }
  })();
  return watch;
}

export function isFull(load: Load | null): boolean {
  return (
    load !== null &&
    (load.underWay >= MOST_UNDER_WAY.underWay ||
      load.unjudged >= MOST_UNDER_WAY.unjudged ||
      load.rewardsToDo >= MOST_UNDER_WAY.rewardsToDo)
  );
}
