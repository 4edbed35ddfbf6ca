import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A helper process of the bench: takes one order at a time and answers it. */
export type Tool<Order, Answer> = {
  pid: number;
  ask(order: Order): Promise<Answer>;
  stop(): Promise<void>;
};

export function startTool<Order extends object, Answer>(
  file: string,
  env: Record<string, string> = {},
): Tool<Order, Answer> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? 0,
    ask: (order) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`${file} ended`));
        child.once('exit', onExit);
        child.once('message', (answer: Answer | { error: string }) => {
          child.off('exit', onExit);
          if (typeof answer === 'object' && answer && 'error' in answer) reject(new Error(answer.error));
          else resolve(answer as Answer);
        });
        child.send(order);
      }),
    async stop() {
      if (child.exitCode !== null) return;
      // a tool ends when its parent lets go of it
      child.disconnect();
      await ended;
    },
  };
}
