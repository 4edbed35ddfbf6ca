import type { BatchAnswer, Order } from '../../dev-store/contract.ts';

/** One of many things to be done in the store; resolves with the order it concerns. */
export type Batch<T> = (item: T) => Promise<Order>;

const GATHER_MS = 20;
const MOST = 50;

/** What several lives ask for within a moment goes to the store together. */
export function batchOf<T>(send: (items: T[]) => Promise<BatchAnswer[]>): Batch<T> {
  type Waiting = { item: T; resolve: (order: Order) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    send(batch.map(({ item }) => item)).then(
      (answers) => {
        for (const [at, { item, resolve, reject }] of batch.entries()) {
          const answer = answers[at]!;
          if (answer.ok) resolve(answer.order);
          else reject(new Error(`the store refused ${JSON.stringify(item)}: ${answer.message}`));
        }
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length >= MOST) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
    });
}
