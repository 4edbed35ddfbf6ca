import type { ShopId } from '../domain/shared/ids.ts';

type Queued = { message: { id: string; kind: string; attempts: number } };
type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers?: Record<string, string>;
};

export type SendDeps<Q extends Queued> = {
  messages: {
    queued(shopId: ShopId, most: number): Promise<Q[]>;
    sent(shopId: ShopId, id: string, now: Date): Promise<unknown>;
    failed(shopId: ShopId, id: string, error: string, final: boolean): Promise<unknown>;
  };
  problems: {
    report(
      shopId: ShopId,
      problem: { key: string; code: string; values: Record<string, string> },
      now: Date,
    ): Promise<unknown>;
    settle(shopId: ShopId, key: string): Promise<unknown>;
  };
  /** null = nobody to send it to: no address, or a person who was erased */
  compose(queued: Q): Promise<Mail | null>;
  send(mail: Mail): Promise<void>;
  /** whether the mail server would refuse the same message again */
  isFinal(error: unknown): boolean;
  /** whether the mail server can't be reached at all */
  isAway(error: unknown): boolean;
  clock: { now(): Date };
};

const MOST = 50;

/**
 * Sends what waits for one shop. A message that is refused for good is marked and shown; when the server is away all
 * wait, the merchant sees why, and the queue tries again later. Returns whether more is waiting.
 */
export async function sendMessages<Q extends Queued>(deps: SendDeps<Q>, shopId: ShopId): Promise<boolean> {
  const queued = await deps.messages.queued(shopId, MOST);
  const away: unknown[] = [];
  for (const one of queued) {
    try {
      const mail = await deps.compose(one);
      if (!mail) {
        await deps.messages.failed(shopId, one.message.id, 'no-address', true);
        continue;
      }
      await deps.send(mail);
    } catch (error) {
      const isFinal = deps.isFinal(error);
      const reason = error instanceof Error ? error.message : String(error);
      await deps.messages.failed(shopId, one.message.id, reason, isFinal);
      const key = isFinal ? `mail:${one.message.id}` : 'mail-server';
      await deps.problems.report(shopId, { key, code: 'mail-failed', values: { reason } }, deps.clock.now());
      if (!isFinal) away.push(error);
      // a server that is away is away for all; one unreadable message stops nobody
      if (deps.isAway(error)) break;
      continue;
    }
    await deps.messages.sent(shopId, one.message.id, deps.clock.now());
    await deps.problems.settle(shopId, 'mail-server');
  }
  if (away.length) throw away[0];
  return queued.length === MOST;
}
