import { readEnvironment } from '../../../app/config/environment.server.ts';
import { createLogger } from '../../../app/config/logger.server.ts';
import { createBackgroundWork, openServices } from '../../../app/container.server.ts';
import { startJudgeLoop } from '../../../app/jobs/judge-loop.ts';

/** The worker's judge without its effects: serves shops as in production until so many rows are judged. */
export type JudgeOrder = { rows: number };
export type Judged = { rows: number; elapsedMs: number };

const logger = createLogger({ level: 'warn', process: 'bench-judge' });
const services = openServices(readEnvironment(), logger);
const work = createBackgroundWork(services);

process.on('message', async ({ rows: wanted }: JudgeOrder) => {
  let rows = 0;
  const startedAt = performance.now();
  const judged = Promise.withResolvers<Judged>();
  const loop = startJudgeLoop(
    {
      shopsWithWork: work.shopsWithWork,
      async judge(shopId) {
        const count = await work.judge(shopId);
        rows += count;
        if (rows >= wanted) judged.resolve({ rows, elapsedMs: performance.now() - startedAt });
        return count;
      },
    },
    logger,
  );
  const result = await judged.promise;
  await loop.stop();
  process.send?.(result);
});
process.on('disconnect', () => process.exit(0));
