import { z } from 'zod';

/** What each variable is for, told to whoever forgot it. */
const variables = {
  SHOPIFY_API_KEY: text('the client id of the app (Partner Dashboard → Apps → API access)'),
  SHOPIFY_API_SECRET: text('the client secret of the app (Partner Dashboard → Apps → API access)'),
  SHOPIFY_APP_URL: address(
    ['https:', 'http:'],
    'the public address of the app, e.g. https://ricochet.example',
  ).transform((url) => url.replace(/\/+$/, '')),
  SCOPES: text('the access scopes, comma separated, as in shopify.app.toml [access_scopes]').transform((list) =>
    list
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
  ),
  DATABASE_URL: postgres('the database under the account ricochet_app'),
  DATABASE_DOOR_URL: postgres('the database under the account ricochet_door, which may only insert into the inbox'),
  DATABASE_OWNER_URL: postgres('the database under the account that owns the schema, for migrations').optional(),
  ENCRYPTION_KEY: text('32 random bytes in base64; make one with: openssl rand -base64 32').refine(
    (key) => Buffer.from(key, 'base64').length === 32,
    'must be 32 bytes in base64; make one with: openssl rand -base64 32',
  ),
  SMTP_URL: address(['smtp:', 'smtps:'], 'the mail server, e.g. smtps://user:password@mail.example:465'),
  MAIL_FROM: text('the sender of e-mails, e.g. "Ricochet <hello@ricochet.example>"').refine(
    (from) => /[^\s@<]+@[^\s@>]+/.test(from),
    'must hold an e-mail address, e.g. "Ricochet <hello@ricochet.example>"',
  ),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(4510),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
  /** unset = Shopify's own, from its CDN */
  APP_BRIDGE_URL: address(['https:', 'http:'], 'the address of the App Bridge script').optional(),
  /** proxies of our own between Shopify's and the app that add to X-Forwarded-For */
  TRUSTED_PROXY_HOPS: z.coerce
    .number('must be a number of proxies')
    .int('must be a number of proxies')
    .min(0, 'must be a number of proxies')
    .max(9, 'must be a number of proxies')
    .default(0),
  /** unset = no operator's door */
  OPERATOR_TOKEN: z.string().min(24, 'must have at least 24 characters').optional(),
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('production'),
};

const schema = z.object(variables);

export type Environment = Readonly<z.output<typeof schema>>;

/** Reads what the process was started with. Throws one error that names every variable that is missing or wrong. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  // an empty value in an env file means the same as none
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The environment is not complete. Set these variables, then start again:\n${problems.join('\n')}`);
}

function text(meaning: string) {
  return z.string(`is missing: ${meaning}`).trim();
}

function address(protocols: string[], meaning: string) {
  return text(meaning).refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}: ${meaning}`,
  );
}

function postgres(meaning: string) {
  return address(['postgresql:', 'postgres:'], meaning);
}
