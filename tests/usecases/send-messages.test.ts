import { expect, test } from 'vitest';
import { asId, type ShopId } from '../../app/domain/shared/ids.ts';
import { type SendDeps, sendMessages } from '../../app/usecases/send-messages.ts';
import { at } from '../support/builders.ts';

const SHOP = asId<ShopId>('5b1f5a52-6d9d-5f0c-8c2b-8d1f5a526d9d');
const MINUTE_MS = 60_000;
type Message = { id: string; kind: string; attempts: number; retryAt: Date | null; status: string; error?: string };

/** The messages of one shop and what hinders some of them. */
function aQueue(ids: readonly string[]) {
  let now = at('2026-03-10T12:00+01:00');
  const messages: Message[] = ids.map((id) => ({ id, kind: 'any', attempts: 0, retryAt: null, status: 'queued' }));
  const set = (id: string, changes: Partial<Message>) => Object.assign(messages.find((one) => one.id === id)!, changes);
  const mails: string[] = [];
  const problems = new Set<string>();
  const hindered = new Map<string, string>();
  const hinder = (id: string) => {
    const what = hindered.get(id);
    if (what) throw new Error(what);
  };
  const deps: SendDeps<{ message: Message }> = {
    messages: {
      queued: async (_shop, most, from) =>
        messages
          .filter(({ status, retryAt }) => status === 'queued' && (!retryAt || retryAt <= from))
          .sort((a, b) => Number(a.retryAt) - Number(b.retryAt))
          .slice(0, most)
          .map((message) => ({ message })),
      sent: async (_shop, id) => set(id, { status: 'sent' }),
      postponed: async (_shop, id, why) => set(id, why),
      givenUp: async (_shop, id, error) => set(id, { status: 'failed', error }),
    },
    problems: {
      report: async (_shop, { key }) => problems.add(key),
      settle: async (_shop, key) => problems.delete(key),
    },
    async compose({ message: { id } }) {
      if (hindered.get(id) === 'bug') hinder(id);
      return { to: id, subject: '', html: '', text: '', messageId: id };
    },
    async send({ to }) {
      hinder(to);
      mails.push(to);
    },
    refusalIn: (error) => {
      const { message } = error as Error;
      return message === 'bug' ? null : (message as 'rejected' | 'deferred' | 'unavailable');
    },
    clock: { now: () => now },
  };
  return {
    mails,
    problems,
    message: (id: string) => messages.find((one) => one.id === id)!,
    hinder: (id: string, what: 'rejected' | 'deferred' | 'unavailable' | 'bug') => hindered.set(id, what),
    free: (id: string) => hindered.delete(id),
    later: (minutes: number) => {
      now = new Date(now.getTime() + minutes * MINUTE_MS);
    },
    send: () => sendMessages(deps, SHOP),
  };
}

test('an address the server defers holds up nobody, and gets its mail later', async () => {
  const queue = aQueue(['ana', 'ben', 'cleo']);
  queue.hinder('ana', 'deferred');
  expect(await queue.send()).toBe(false);
  expect(queue.mails).toEqual(['ben', 'cleo']);
  expect([...queue.problems]).toEqual([]);

  queue.free('ana');
  queue.later(4);
  await queue.send();
  expect(queue.mails).toEqual(['ben', 'cleo']);
  queue.later(1);
  await queue.send();
  expect(queue.mails).toEqual(['ben', 'cleo', 'ana']);
});

test('one that is deferred for days is tried ever more rarely, then given up and shown', async () => {
  const queue = aQueue(['ana']);
  queue.hinder('ana', 'deferred');
  let minutes = 0;
  for (; queue.message('ana').status === 'queued'; minutes += 5) {
    await queue.send();
    queue.later(5);
  }
  expect(queue.message('ana')).toMatchObject({ status: 'failed', error: 'deferred' });
  expect(queue.message('ana').attempts).toBe(8);
  expect(minutes / 60 / 24).toBeGreaterThan(3);
  expect(minutes / 60 / 24).toBeLessThan(5);
  expect([...queue.problems]).toEqual(['mail:ana']);
});

test('fifty that can’t be written don’t keep the fifty-first from its reader, and are given up in the end', async () => {
  const broken = Array.from({ length: 50 }, (_, n) => `broken-${n}`);
  const queue = aQueue([...broken, 'ben']);
  for (const id of broken) queue.hinder(id, 'bug');
  await expect(queue.send()).rejects.toThrow('bug');
  await queue.send();
  expect(queue.mails).toEqual(['ben']);

  for (let days = 0; days < 10; days += 1) {
    queue.later(24 * 60);
    await queue.send().catch(() => {});
  }
  expect(queue.problems.size).toBe(50);
  expect(queue.message('broken-0').status).toBe('failed');
});

test('a refusal for good is shown at once', async () => {
  const queue = aQueue(['ana', 'ben']);
  queue.hinder('ana', 'rejected');
  await queue.send();
  expect(queue.mails).toEqual(['ben']);
  expect(queue.message('ana').status).toBe('failed');
  expect([...queue.problems]).toEqual(['mail:ana']);
});

test('while the server is away all wait as long as it takes, and the merchant sees why', async () => {
  const queue = aQueue(['ana', 'ben']);
  for (const id of ['ana', 'ben']) queue.hinder(id, 'unavailable');
  for (let days = 0; days < 30; days += 1) {
    await expect(queue.send()).rejects.toThrow('unavailable');
    queue.later(24 * 60);
  }
  expect([...queue.problems]).toEqual(['mail-server']);

  for (const id of ['ana', 'ben']) queue.free(id);
  await queue.send();
  expect(queue.mails.sort()).toEqual(['ana', 'ben']);
  expect([...queue.problems]).toEqual([]);
});

test('a server that gives way at one message gets the others before it', async () => {
  const queue = aQueue(['ana', 'ben']);
  queue.hinder('ana', 'unavailable');
  await expect(queue.send()).rejects.toThrow('unavailable');
  await expect(queue.send()).rejects.toThrow('unavailable');
  expect(queue.mails).toEqual(['ben']);
});
