import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Mail } from './contract.ts';
import type { Engine } from './engine/engine.ts';

const KEPT_MAILS = 500;

export type MailServer = { port: number; close(): Promise<void> };

/** Takes every mail and keeps it. While `mailServerDown` is on, it answers 451 and hangs up. */
export async function startMailServer(engine: Engine, port: number): Promise<MailServer> {
  const refusal = () => Object.assign(new Error('Service temporarily unavailable'), { responseCode: 451 });
  const isDown = () => engine.state.faults.mailServerDown;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onConnect: (_session, done) => done(isDown() ? refusal() : null),
    onMailFrom: (_address, _session, done) => done(isDown() ? refusal() : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        keepMail(engine, Buffer.concat(chunks), envelopeTo).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up is its own affair
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function keepMail(engine: Engine, raw: Buffer, envelopeTo: string): Promise<void> {
  const parsed = await PostalMime.parse(raw);
  const from = parsed.from;
  const mail: Mail = {
    id: randomUUID(),
    receivedAt: engine.now(),
    to: envelopeTo,
    from: from ? (from.name ? `${from.name} <${from.address}>` : (from.address ?? '')) : '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
  };
  engine.state.mails.unshift(mail);
  engine.state.mails.length = Math.min(engine.state.mails.length, KEPT_MAILS);
  engine.changed();
  engine.emit('mail', mail.subject, { id: mail.id, to: mail.to });
}
