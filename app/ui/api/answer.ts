import { nearestLocale, translatorFor } from '../../i18n/translator.ts';
import { jsonAnswer } from '../storefront/respond.ts';

/** Refusals of the request itself, whatever it asks; their codes are part of the API. */
const STATUS = {
  'key-missing': 401,
  'key-unknown': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'customer-needed': 401,
  'bad-request': 400,
  'not-found': 404,
  'wrong-method': 405,
  'too-large': 413,
  'not-json': 415,
  'too-many-requests': 429,
  unavailable: 503,
} as const;
type ApiProblem = keyof typeof STATUS;

const RETRY_AFTER_S: Partial<Record<ApiProblem, number>> = { 'too-many-requests': 60, unavailable: 10 };

/** Thrown on the way to an answer, told by `answerApi`. */
export class ApiRefusal extends Error {
  readonly code: ApiProblem;
  readonly field: string | null;
  readonly headers: Readonly<Record<string, string>>;

  /** @param field of the body, with dots */
  constructor(code: ApiProblem, field: string | null = null, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.field = field;
    const seconds = RETRY_AFTER_S[code];
    this.headers = seconds ? { 'Retry-After': String(seconds), ...headers } : headers;
  }
}

/**
 * Any site and any app may call: no cookie counts here, only what a header carries, so there is nothing another site could
 * make a browser send along (docs/decisions/035).
 */
const OPEN_TO_ALL = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Ricochet-Key',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Expose-Headers': 'Allow, Retry-After',
  'Access-Control-Max-Age': '7200',
  Vary: 'Authorization, X-Ricochet-Key, Accept-Language',
};

/** Answers native and headless shops: a browser's question beforehand, what `work` gives, refusals and failures in words. */
export async function answerApi(
  request: Request,
  container: { noteFailure(error: unknown): void },
  work: () => Promise<Response>,
): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: OPEN_TO_ALL });
  const answer = await work().catch((thrown: unknown) => {
    if (thrown instanceof ApiRefusal) return refusalAnswer(request, thrown);
    container.noteFailure(thrown);
    return refusalAnswer(request, new ApiRefusal('unavailable'));
  });
  for (const [name, value] of Object.entries(OPEN_TO_ALL)) answer.headers.set(name, value);
  return answer;
}

function refusalAnswer(request: Request, { code, field, headers }: ApiRefusal): Response {
  const asked = new URL(request.url).searchParams.get('locale') ?? request.headers.get('Accept-Language');
  const message = translatorFor(nearestLocale(asked))(`storefront:api.${code}`);
  const answer = jsonAnswer({ error: { code, message, ...(field && { field }) } }, STATUS[code]);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** The same for everybody: caches may keep it for a minute. */
export function publicAnswer(data: unknown): Response {
  const answer = jsonAnswer(data);
  answer.headers.set('Cache-Control', 'public, max-age=60');
  return answer;
}
