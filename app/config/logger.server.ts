import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

const PERSONAL_OR_SECRET = [
  'token',
  'accessToken',
  'refreshToken',
  'idToken',
  'id_token',
  'claimToken',
  'visitToken',
  'password',
  'secret',
  'apiSecret',
  'encryptionKey',
  'authorization',
  'cookie',
  'hmac',
  'email',
  'phone',
  'firstName',
  'lastName',
  'to',
  'address1',
  'ip',
];

/** JSON lines on standard output. Secrets and personal data are cut out by the name of their field, up to three levels down. */
export function createLogger(
  { level, process: processName }: { level: string; process: string },
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    base: { process: processName },
    timestamp: pino.stdTimeFunctions.isoTime,
    // only what tells where it went wrong: an error's other fields may hold addresses, bodies or whole answers
    serializers: { error: plainError, err: plainError },
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: PERSONAL_OR_SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    message,
    ...(typeof code === 'string' && { code }),
    stack,
    ...(error.cause instanceof Error && { cause: plainError(error.cause) }),
  };
}
