import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export type SinkMail = { to: string; messageId: string };

/** A mail server that keeps only who got which message; it can keep an answer back, so that a sender dies waiting. */
export type MailSink = {
  port: number;
  mails: SinkMail[];
  /** the next mail is taken, but nobody is told; resolves once one is */
  holdNext(): { reached: Promise<void>; release(): void };
  close(): Promise<void>;
};

export async function startMailSink(): Promise<MailSink> {
  const mails: SinkMail[] = [];
  const open = new Set<Socket>();
  let hold: { arrive: () => void; released: Promise<void> } | null = null;

  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const say = (line: string) => void (socket.writable && socket.write(`${line}\r\n`));
    let buffer = '';
    let to: string[] = [];
    let isData = false;
    say('220 sink');

    const takeMail = (text: string) => {
      const head = text.split('\r\n\r\n', 1)[0]!.replace(/\r\n[ \t]+/g, ' ');
      const messageId = /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? '';
      mails.push({ to: to.join(', '), messageId });
      to = [];
      const held = hold;
      hold = null;
      held?.arrive();
      if (held) void held.released.then(() => say('250 kept'));
      else say('250 kept');
    };

    const obey = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') say('250 sink');
      else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else {
        if (verb === 'RCPT') to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
        say('250 ok');
      }
    };

    socket.setEncoding('utf8').on('data', (chunk) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (!isData) obey(part);
        else {
          isData = false;
          takeMail(part);
        }
      }
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    mails,
    holdNext() {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        hold = { arrive: resolve, released };
      });
      return {
        reached,
        release() {
          hold = null;
          release();
        },
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
