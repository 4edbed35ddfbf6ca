import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createMailer,
  MailError,
  type Mailer,
  type OutgoingMail,
  unsubscribeHeaders,
} from '../../app/messaging/mailer.server.ts';
import { renderMessage } from '../../app/messaging/render-message.ts';
import { aShop, kinds, locales, samples } from './samples.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const aMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: 'lea@example.com',
  fromName: 'Atelier Nord',
  subject: 'Bonjour',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
  messageId: '0190a0b4-7d3c-7c1e-9a55-0f6c2b1d9e11',
  ...changes,
});

/** A real SMTP server; `options` make it refuse. */
async function aMailServer(options: SMTPServerOptions = {}) {
  const mails: { email: Email; raw: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        mails.push({
          email: await PostalMime.parse(raw),
          raw: raw.toString(),
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closers.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as { port: number };
  return { mails, mailer: aMailer(`smtp://127.0.0.1:${port}`), port };
}

function aMailer(smtpUrl: string): Mailer {
  const mailer = createMailer({ smtpUrl, from: 'Ricochet <hello@ricochet.example>' });
  closers.push(() => mailer.close());
  return mailer;
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

async function mailErrorOf(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MailError);
  return error as MailError;
}

describe('what arrives', () => {
  it.each(kinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))(
    '%s in %s comes with both parts and its subject',
    async (kind, locale) => {
      const { mailer, mails } = await aMailServer();
      const message = await renderMessage(kind, samples[kind], {
        locale,
        shop: aShop(),
        unsubscribeUrl: 'https://atelier-nord.example/apps/ricochet/stop/abc',
      });
      await mailer.send(aMail(message));
      const { email } = mails[0]!;
      expect(email.subject).toBe(message.subject);
      expect(email.html?.trim()).toBe(message.html.trim());
      expect(email.text?.trim()).toBe(message.text.trim());
      expect(email.from).toEqual({ name: 'Atelier Nord', address: 'hello@ricochet.example' });
      expect(email.to).toEqual([{ name: '', address: 'lea@example.com' }]);
    },
  );

  it('keeps its Message-ID when it is sent again', async () => {
    const { mailer, mails } = await aMailServer();
    await mailer.send(aMail());
    await mailer.send(aMail());
    expect(mails.map(({ email }) => email.messageId)).toEqual(
      Array(2).fill('<0190a0b4-7d3c-7c1e-9a55-0f6c2b1d9e11@ricochet.example>'),
    );
  });

  it('carries one-click unsubscription where there is one', async () => {
    const { mailer, mails } = await aMailServer();
    await mailer.send(aMail({ headers: unsubscribeHeaders('https://atelier-nord.example/stop?t=1') }));
    const headers = Object.fromEntries(mails[0]!.email.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'list-unsubscribe': '<https://atelier-nord.example/stop?t=1>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
    });
  });
});

describe('hostile input', () => {
  it('in a shop’s name or a subject adds no header and no recipient', async () => {
    const { mailer, mails } = await aMailServer();
    await mailer.send(
      aMail({
        fromName: 'Nord"\r\nBcc: victim@example.com\r\n, <x@y.example>',
        subject: 'Bonjour\r\nBcc: victim@example.com\r\n\r\n<script>',
      }),
    );
    const { email, to } = mails[0]!;
    expect(to).toEqual(['lea@example.com']);
    expect(email.bcc ?? []).toEqual([]);
    expect(email.from?.address).toBe('hello@ricochet.example');
    expect(email.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(email.html?.trim()).toBe('<p>Bonjour</p>');
  });

  it.each([
    'lea@example.com, victim@example.com',
    'lea@example.com\r\nBcc: victim@example.com',
    'Léa <lea@example.com>',
    'lea',
    '',
  ])('as a recipient is refused for good: %j', async (to) => {
    const { mailer, mails } = await aMailServer();
    expect((await mailErrorOf(mailer.send(aMail({ to })))).kind).toBe('rejected');
    expect(mails).toEqual([]);
  });

  it('in an id or a header is a bug, and throws', async () => {
    const { mailer } = await aMailServer();
    await expect(mailer.send(aMail({ messageId: 'a>\r\nBcc: x' }))).rejects.toThrow(RangeError);
    await expect(mailer.send(aMail({ headers: { 'X-Kind': 'a\r\nBcc: x' } }))).rejects.toThrow(RangeError);
  });
});

describe('a server that does not take it', () => {
  it('says 5xx to the recipient: rejected, without repeating the address', async () => {
    const { mailer } = await aMailServer({
      onRcptTo: (address, _session, done) => done(refusal(550, `<${address.address}> unknown user`)),
    });
    const error = await mailErrorOf(mailer.send(aMail()));
    expect(error.kind).toBe('rejected');
    expect(error.message).toContain('unknown user');
    expect(error.message).not.toContain('lea@example.com');
  });

  it.each([
    [450, 'deferred'],
    [451, 'deferred'],
    [452, 'deferred'],
    [421, 'unavailable'],
  ] as const)('says %i to the recipient: %s', async (code, kind) => {
    const { mailer } = await aMailServer({
      onRcptTo: (_address, _session, done) => done(refusal(code, 'try again later')),
    });
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe(kind);
  });

  it.each([450, 550])('says %i to the sender: unavailable, since every message would hear it', async (code) => {
    const { mailer } = await aMailServer({
      onMailFrom: (_address, _session, done) => done(refusal(code, 'not you, not now')),
    });
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe('unavailable');
  });

  it.each([
    [554, 'rejected'],
    [452, 'deferred'],
  ] as const)('says %i to the content: %s', async (code, kind) => {
    const { mailer } = await aMailServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(refusal(code, 'no')));
      },
    });
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe(kind);
  });

  it('refuses our account with a 5xx: unavailable, since the message is not at fault', async () => {
    const { port } = await aMailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(refusal(535, 'bad password')),
    });
    const mailer = aMailer(`smtp://user:wrong@127.0.0.1:${port}`);
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe('unavailable');
    expect((await mailErrorOf(mailer.verify())).kind).toBe('unavailable');
  });

  it('greets with a 5xx: unavailable', async () => {
    const { mailer } = await aMailServer({ onConnect: (_session, done) => done(refusal(554, 'blocked')) });
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe('unavailable');
  });

  it('is not there: unavailable', async () => {
    const mailer = aMailer(`smtp://127.0.0.1:${await aClosedPort()}`);
    expect((await mailErrorOf(mailer.send(aMail()))).kind).toBe('unavailable');
  });

  it('hangs up in the middle: unavailable', async () => {
    const { port } = await aListener((socket) => socket.end());
    expect((await mailErrorOf(aMailer(`smtp://127.0.0.1:${port}`).send(aMail()))).kind).toBe('unavailable');
  });

  it('and works again afterwards with the same mailer', async () => {
    let refuse = true;
    const { mailer, mails } = await aMailServer({
      onRcptTo: (_address, _session, done) => (refuse ? done(refusal(451, 'busy')) : done()),
    });
    await mailErrorOf(mailer.send(aMail()));
    refuse = false;
    await mailer.send(aMail());
    expect(mails).toHaveLength(1);
  });
});

it('verifies a server that answers', async () => {
  const { mailer } = await aMailServer();
  await expect(mailer.verify()).resolves.toBeUndefined();
});

it('refuses a sender without an address', () => {
  expect(() => createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'Ricochet' })).toThrow('MAIL_FROM');
});

async function aListener(answer: Parameters<typeof createServer>[1]): Promise<{ server: Server; port: number }> {
  const server = createServer(answer as never);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { server, port: (server.address() as { port: number }).port };
}

async function aClosedPort(): Promise<number> {
  const { server, port } = await aListener(() => {});
  await new Promise((resolve) => server.close(resolve));
  return port;
}
