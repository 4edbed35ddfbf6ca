import { ShopifyCallError } from '../call-errors.ts';
import type { IssueProblem, IssueResult } from './issuer.ts';
import { problemsOf } from './problems.ts';

/** What has our key: made by an earlier try of ours, or something else that isn't ours to give away. */
export type Found = { readonly kind: 'ours' | 'other'; readonly gid: string };

type Creation = {
  readonly code: string;
  /** the one call that makes it */
  create(): Promise<{ gid: string | undefined; userErrors: Parameters<typeof problemsOf>[0] }>;
  /** null = nothing has the key, as far as can be seen. `isTaken`: Shopify has just said that something has */
  find(isTaken: boolean): Promise<Found | null>;
};

/**
 * Makes what Shopify keeps under a unique key (the code), once: a key that is taken, or an answer that was lost, is
 * looked up, compared and adopted.
 * @throws ShopifyCallError
 */
export async function createUnderKey({ code, create, find }: Creation): Promise<IssueResult> {
  const answer = await attempt(create);
  switch (answer.kind) {
    case 'created':
      return { ok: true, gid: answer.gid, code };
    case 'refused':
      return { ok: false, problems: answer.problems };
    case 'taken':
      return resultOf(await find(true), code) ?? { ok: false, problems: answer.problems };
    case 'unclear': {
      // Not there yet may still become there: the error goes on, and the next try meets "taken".
      const adopted = resultOf(await find(false), code);
      if (adopted) return adopted;
      throw answer.error;
    }
  }
}

type Answer =
  | { kind: 'created'; gid: string }
  | { kind: 'taken' | 'refused'; problems: readonly IssueProblem[] }
  | { kind: 'unclear'; error: ShopifyCallError };

async function attempt(create: Creation['create']): Promise<Answer> {
  try {
    const { gid, userErrors } = await create();
    if (gid) return { kind: 'created', gid };
    const problems = problemsOf(userErrors);
    return { kind: problems.some((problem) => problem.code === 'TAKEN') ? 'taken' : 'refused', problems };
  } catch (error) {
    if (error instanceof ShopifyCallError && error.ambiguous) return { kind: 'unclear', error };
    throw error;
  }
}

function resultOf(found: Found | null, code: string): IssueResult | null {
  if (!found) return null;
  if (found.kind === 'ours') return { ok: true, gid: found.gid, code };
  const message = `something else in the shop has the code: ${found.gid}`;
  return { ok: false, problems: [{ code: 'taken-by-other', field: 'code', message }] };
}
