import { createTransport } from 'nodemailer';

/** Long enough for a slow server, short enough that a stuck one doesn't hold a worker. */
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

export type OutgoingMail = {
  /** one bare address */
  to: string;
  /** whose name the inbox shows: the shop's */
  fromName: string;
  subject: string;
  html: string;
  text: string;
  /** our own id of the message: a mail sent twice keeps its Message-ID, so mail programs show it once */
  messageId: string;
  headers?: Record<string, string>;
};

export type Mailer = {
  /** Resolves once the mail server has taken the message. @throws MailError */
  send(mail: OutgoingMail): Promise<void>;
  /** Tries the connection and the account without sending. @throws MailError */
  verify(): Promise<void>;
  close(): void;
};

/**
 * `rejected`: this message will never be taken, don't repeat it. `deferred`: it isn't taken now, others may be.
 * `unavailable`: nothing is taken now.
 */
export class MailError extends Error {
  readonly kind: 'rejected' | 'deferred' | 'unavailable';

  constructor(kind: MailError['kind'], message: string) {
    super(message);
    this.name = 'MailError';
    this.kind = kind;
  }
}

/** Sends through any SMTP server. `from` is the sending address, "Ricochet <hello@ricochet.example>" or bare. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const sender = addressIn(from);
  const senderDomain = sender.slice(sender.lastIndexOf('@') + 1);
  const transport = createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: 3,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // contents come from people: nothing in them may make us read a file or fetch an address
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ to, fromName, subject, html, text, messageId, headers = {} }) {
      if (!isBareAddress(to)) throw new MailError('rejected', 'the recipient is not an e-mail address');
      if (!/^[\w.-]+$/.test(messageId)) throw new RangeError(`not an id for a message: ${JSON.stringify(messageId)}`);
      for (const [name, value] of Object.entries(headers)) {
        if (!/^[\w-]+$/.test(name) || /[\r\n]/.test(value))
          throw new RangeError(`not a header: ${JSON.stringify(name)}`);
      }
      try {
        await transport.sendMail({
          from: { name: fromName, address: sender },
          // as an object it is one address; as text it would be split at commas
          to: { name: '', address: to },
          subject,
          html,
          text,
          messageId: `<${messageId}@${senderDomain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        });
      } catch (error) {
        throw mailErrorFrom(error, to);
      }
    },

    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw mailErrorFrom(error);
      }
    },

    close: () => transport.close(),
  };
}

/** One-click unsubscription as mail programs offer it (RFC 8058): the address must answer to POST without asking further. */
export function unsubscribeHeaders(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${new URL(url).href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function mailErrorFrom(error: unknown, recipient?: string): MailError {
  const { message } = error as Error;
  // servers repeat the address; errors are logged and shown, and need no personal data
  const explanation = recipient ? message.replaceAll(recipient, 'the recipient') : message;
  return new MailError(kindOf(error as SmtpError), explanation);
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

/** The server closes the connection, whatever it was asked (RFC 5321 §3.8). */
const CLOSING = 421;

/**
 * Only a refusal of the recipient or the content is about this message. A refusal of our greeting, our password or our
 * sender (a blocked, misconfigured or exhausted account) would fail every message alike, and must not lose them.
 */
function kindOf({ code, command, responseCode }: SmtpError): MailError['kind'] {
  // without an answer from the server it was refused on our side: an address that can't be written in SMTP
  if (responseCode === undefined) return code === 'EENVELOPE' ? 'rejected' : 'unavailable';
  const isAboutMessage = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (!isAboutMessage || responseCode === CLOSING) return 'unavailable';
  return responseCode >= 500 ? 'rejected' : 'deferred';
}

function addressIn(from: string): string {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
  if (!isBareAddress(address)) throw new Error(`MAIL_FROM holds no e-mail address: ${JSON.stringify(from)}`);
  return address;
}

function isBareAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/.test(text);
}
