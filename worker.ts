import { readEnvironment } from './app/config/environment.server.ts';
import { createLogger } from './app/config/logger.server.ts';
import { createBackgroundWork, openServices } from './app/container.server.ts';
import { startEffectQueue } from './app/jobs/effect-queue.ts';
import { startJudgeLoop } from './app/jobs/judge-loop.ts';

/** The worker process: judges what comes in and carries out what follows. Any number may run on one database. */
const environment = readEnvironment();
const queueUrl = environment.DATABASE_OWNER_URL;
if (!queueUrl)
  throw new Error(
    'The worker needs DATABASE_OWNER_URL: the account that owns the job queue. Set it, then start again.',
  );
const logger = createLogger({ level: environment.LOG_LEVEL, process: 'worker' });
const services = openServices(environment, logger);
const work = createBackgroundWork(services);
await work.tidyInbox();

const watch = await work.watchWorkers(queueUrl);
const effects = await startEffectQueue(queueUrl, work, logger, watch);
const judge = startJudgeLoop(work, logger);
const ear = await work.hearOfWork(queueUrl, judge.wake);
logger.info({}, 'worker ready');

let isStopping = false;
async function stop(): Promise<void> {
  await Promise.all([judge.stop(), effects.stop()]);
  await Promise.all([watch.stop(), ear.close(), work.close()]);
  await services.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error }, 'stopping failed');
        process.exit(1);
      },
    );
  });
}
