import { connect, type Socket } from 'node:net';
import { type DeckSpec, deal } from '../deck.ts';

/**
 * The load, in a process of its own: raw sockets that are kept alive, bodies built and signed before the clock starts.
 * Told by its parent what to send, it answers with what happened.
 */
export type SendOrder = {
  port: number;
  path: string;
  connections: number;
  deck: DeckSpec;
  /** as fast as the connections allow for so long, or until the deck is used up */
  durationMs?: number;
  /** or so many a second, evenly, until the deck is used up */
  perSecond?: number;
};

export type Sent = {
  answered: number;
  /** answers that were not 200 */
  refused: number;
  /** since 1970 */
  startedAtMs: number;
  elapsedMs: number;
  /** of this process, while it was sending */
  cpuMs: number;
  /** one a request: from when it was due until its answer; by stream, in the order of the deck's streams */
  latenciesMs: number[][];
  /** with a rate: when each order was due, since 1970 */
  dueAtMs: Record<string, number>;
};

process.on('disconnect', () => process.exit(0));
process.on('message', (order: SendOrder) => {
  send(order).then(
    (sent) => process.send?.(sent),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function send({ port, path, connections, deck, durationMs = Number.POSITIVE_INFINITY, perSecond }: SendOrder) {
  const cards = deal(deck, path);
  const idle = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const sent: Sent = {
    answered: 0,
    refused: 0,
    startedAtMs: performance.timeOrigin + performance.now(),
    elapsedMs: 0,
    cpuMs: 0,
    latenciesMs: Array.from({ length: cards.streams }, () => []),
    dueAtMs: {},
  };
  const lines = idle.slice();
  const startedAt = performance.now();
  const cpuAtStart = process.cpuUsage();

  async function deliver(line: Line, dueAt: number): Promise<void> {
    const card = cards.next();
    if (!card) return;
    if (perSecond) sent.dueAtMs[card.orderId] = performance.timeOrigin + dueAt;
    const status = await line.ask(card.request);
    sent.latenciesMs[card.stream]?.push(performance.now() - dueAt);
    if (status === 200) sent.answered += 1;
    else sent.refused += 1;
    cards.giveBack(card);
  }

  if (perSecond) await sendEvenly(perSecond, cards.size, idle, deliver);
  else
    await Promise.all(
      idle.map(async (line) => {
        for (let now = performance.now(); now - startedAt < durationMs && !cards.isEmpty(); now = performance.now())
          await deliver(line, now);
      }),
    );
  sent.elapsedMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuAtStart);
  sent.cpuMs = (user + system) / 1000;
  for (const line of lines) line.close();
  return sent;
}

/** Whatever the answers do, the next request is due: what waits for a free connection waits on the clock. */
async function sendEvenly(
  perSecond: number,
  count: number,
  idle: Line[],
  deliver: (line: Line, dueAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const due: number[] = [];
  let [released, finished] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    const serve = (line: Line, dueAt: number) => {
      deliver(line, dueAt).then(() => {
        finished += 1;
        if (finished === count) return resolve();
        const next = due.shift();
        if (next === undefined) idle.push(line);
        else serve(line, next);
      }, reject);
    };
    const tick = () => {
      const now = performance.now();
      for (; released < count && released < ((now - startedAt) * perSecond) / 1000; released += 1) {
        const line = idle.pop();
        if (line) serve(line, now);
        else due.push(now);
      }
      if (released < count) setTimeout(tick, 1);
    };
    tick();
  });
}

type Line = { ask(request: Buffer): Promise<number>; close(): void };

/** A connection with one request at a time, to a server whose answers have no body. */
async function open(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let settle: { resolve(status: number): void; reject(error: Error): void } | null = null;
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    if (!answer.endsWith('\r\n\r\n')) return;
    const status = Number(answer.slice(9, 12));
    answer = '';
    settle?.resolve(status);
  });
  socket.on('error', (error) => settle?.reject(error));
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      settle = null;
      socket.destroy();
    },
  };
}
