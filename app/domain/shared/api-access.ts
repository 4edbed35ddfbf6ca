import type { AuditAction } from './audit-action.ts';

/** Whether a shop's own storefront may call us, and which secrets its tokens are signed with (S6). */
export type ApiAccess = {
  readonly apiIsOn: boolean;
  /** number of the secret; 0 = there was none yet */
  readonly apiGeneration: number;
  readonly apiSecretMadeAt: Date | null;
  /** until when the secret before it is good, too */
  readonly apiPreviousUntil: Date | null;
};

export type ApiChange = 'turn-on' | 'turn-off' | 'make-secret' | 'end-previous';

/** A shop needs so long to hand its new secret to all of its servers. */
const OVERLAP_MS = 24 * 3_600_000;

/** The newest first. */
export const goodGenerations = ({ apiGeneration, apiPreviousUntil }: ApiAccess, now: Date): number[] =>
  apiPreviousUntil && apiPreviousUntil > now ? [apiGeneration, apiGeneration - 1] : [apiGeneration];

/** Null = there is nothing to change. A secret from before it was turned off is never good again. */
export function changedAccess(
  known: ApiAccess,
  to: ApiChange,
  now: Date,
): { next: ApiAccess; action: AuditAction } | null {
  if (known.apiIsOn !== (to !== 'turn-on')) return null;
  const same = { ...known, apiPreviousUntil: null };
  const anew = { ...same, apiIsOn: true, apiGeneration: known.apiGeneration + 1, apiSecretMadeAt: now };
  switch (to) {
    case 'turn-on':
      return { next: anew, action: 'api.turned-on' };
    case 'turn-off':
      return { next: { ...same, apiIsOn: false }, action: 'api.turned-off' };
    case 'make-secret':
      return {
        next: { ...anew, apiPreviousUntil: new Date(now.getTime() + OVERLAP_MS) },
        action: 'api.secret-made',
      };
    case 'end-previous':
      return goodGenerations(known, now).length > 1 ? { next: same, action: 'api.previous-ended' } : null;
    default:
      return to satisfies never;
  }
}
