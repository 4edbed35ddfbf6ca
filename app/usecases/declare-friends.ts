import { type DeclaredProblem, parseDeclaredFriends } from '../domain/attribution/declared-friends.ts';

/** Answer to the form; it never tells what is known of an address. */
export type DeclareAnswer =
  | { state: 'done'; count: number }
  | { state: 'invalid'; problem: DeclaredProblem['problem'] | 'no-consent' | 'own-address'; line: string | null }
  | { state: 'closed' }
  | { state: 'too-many' };

export type DeclareInput = {
  token: string;
  firstName: string;
  email: string;
  /** more friends, one a line */
  many: string;
  consent: boolean;
  locale: 'fr' | 'en';
};

type Friend = { firstName: string; canonical: string; display: string };

export type DeclareDeps = {
  allow(): Promise<boolean>;
  /** whether the form was made for this advocate */
  isOwnPage(token: string): boolean;
  isOwnAddress(canonical: string): boolean;
  put(friends: readonly Friend[], locale: 'fr' | 'en'): Promise<void>;
};

/** An advocate declares friends, all or none (V8). Each is judged; the friends hear once, if at all. */
export async function declareFriends(deps: DeclareDeps, input: DeclareInput): Promise<DeclareAnswer> {
  if (!(await deps.allow())) return { state: 'too-many' };
  if (!deps.isOwnPage(input.token)) return { state: 'closed' };
  const invalid = (problem: Extract<DeclareAnswer, { state: 'invalid' }>['problem'], line: string | null = null) =>
    ({ state: 'invalid', problem, line }) as const;

  const read = parseDeclaredFriends(`${input.firstName} ${input.email}\n${input.many}`);
  if ('problem' in read) return invalid(read.problem, 'line' in read ? read.line : null);
  const own = read.friends.find(({ canonical }) => deps.isOwnAddress(canonical));
  if (own) return invalid('own-address', own.display);
  if (!input.consent) return invalid('no-consent');
  await deps.put(read.friends, input.locale);
  return { state: 'done', count: read.friends.length };
}
