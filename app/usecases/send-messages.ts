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
    /** what may be tried now, the untried first */
    queued(shopId: ShopId, most: number, now: Date): Promise<Q[]>;
    sent(shopId: ShopId, id: string, now: Date): Promise<unknown>;
    postponed(shopId: ShopId, id: string, why: { error: string; attempts: number; retryAt: Date }): Promise<unknown>;
    givenUp(shopId: ShopId, id: string, error: string): Promise<unknown>;
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
  /** what the mail server has against it: this message for good, this message for now, everything; null = it wasn't asked */
  refusalIn(error: unknown): 'rejected' | 'deferred' | 'unavailable' | null;
  clock: { now(): Date };
};

const MOST = 50;

const MINUTE_MS = 60_000;
/** After each failed attempt of one message; after the last it is given up. Mail servers do so for three to five days. */
const PAUSES_MS = [5, 15, 60, 180, 480, 1_440, 1_440, 1_440].map((minutes) => minutes * MINUTE_MS);

/**
 * Sends what waits for one shop. A message that is refused for good, or again and again, is given up and shown; when the
 * server is away all wait, the merchant sees why, and the queue tries again later. Returns whether more is waiting.
 */
export async function sendMessages<Q extends Queued>(deps: SendDeps<Q>, shopId: ShopId): Promise<boolean> {
  const queued = await deps.messages.queued(shopId, MOST, deps.clock.now());
  const thrown: unknown[] = [];
  for (const one of queued) {
    try {
      const mail = await deps.compose(one);
      if (!mail) {
        await deps.messages.givenUp(shopId, one.message.id, 'no-address');
        continue;
      }
      await deps.send(mail);
    } catch (error) {
      const refusal = deps.refusalIn(error);
      const reason = error instanceof Error ? error.message : String(error);
      if (refusal !== 'rejected' && refusal !== 'deferred') thrown.push(error);
      if (refusal === 'unavailable') {
        await waitForServer(deps, shopId, one, reason);
        break;
      }
      // one message that can't be sent stops nobody
      await putOff(deps, shopId, one, reason, refusal === 'rejected');
      continue;
    }
    await deps.messages.sent(shopId, one.message.id, deps.clock.now());
    await deps.problems.settle(shopId, SERVER_AWAY);
  }
  if (thrown.length) throw thrown[0];
  return queued.length === MOST;
}

const SERVER_AWAY = 'mail-server';

async function waitForServer<Q extends Queued>(
  { messages, problems, clock }: SendDeps<Q>,
  shopId: ShopId,
  { message: { id, attempts } }: Q,
  error: string,
): Promise<void> {
  // behind the others: should the server give way at this very message, they are sent all the same
  await messages.postponed(shopId, id, { error, attempts, retryAt: clock.now() });
  await problems.report(shopId, { key: SERVER_AWAY, code: 'mail-failed', values: { reason: error } }, clock.now());
}

async function putOff<Q extends Queued>(
  { messages, problems, clock }: SendDeps<Q>,
  shopId: ShopId,
  { message: { id, attempts } }: Q,
  error: string,
  isForGood: boolean,
): Promise<void> {
  const now = clock.now();
  const pause = isForGood ? undefined : PAUSES_MS[attempts];
  if (pause !== undefined) {
    const retryAt = new Date(now.getTime() + pause);
    await messages.postponed(shopId, id, { error, attempts: attempts + 1, retryAt });
    return;
  }
  await messages.givenUp(shopId, id, error);
  await problems.report(shopId, { key: `mail:${id}`, code: 'mail-failed', values: { reason: error } }, now);
}
