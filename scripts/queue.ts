import { Logger, runMigrations } from 'graphile-worker';

const silent = new Logger(() => () => {});

/** The job queue's own schema (graphile_worker), which our enqueue functions call. */
export async function installQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: silent });
}
