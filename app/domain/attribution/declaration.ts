import type { DeclarationKind, DeclarationProof } from '../verdict/facts.ts';

/**
 * Where a declaration stands by itself. `proposed`: approved, the friend may answer or accept; `asked`: the advocate must
 * confirm; `refused`: by its verdict.
 */
export type DeclarationState = 'proposed' | 'asked' | 'confirmed' | 'declined' | 'expired' | 'refused';

/** What people see of a declaration, step by step (V8). */
export type DeclarationStatus =
  | DeclarationState
  | 'mailed'
  | 'opened'
  | 'claimed'
  | 'purchased'
  | 'rewarded'
  | 'not-eligible';

type Seen = {
  readonly state: DeclarationState;
  readonly isMailed: boolean;
  readonly isOpened: boolean;
  /** the state of the friend's referral by this advocate; null = none came of it */
  readonly referral: string | null;
};

/** The furthest step a declaration has come to: what the friend did later outweighs what was said. */
export function statusOf({ state, isMailed, isOpened, referral }: Seen): DeclarationStatus {
  switch (referral) {
    case 'joined':
      return 'claimed';
    case 'order-waiting':
      return 'purchased';
    case 'rewarded':
    case 'not-eligible':
      return referral;
    default:
      if (state !== 'proposed') return state;
      return isOpened ? 'opened' : isMailed ? 'mailed' : 'proposed';
  }
}

/**
 * What the advocate who declared a friend may see: never whether the address was written to, was known before, wants no
 * mail or followed the link. All of that looks like an invitation without an answer.
 */
export function shownToAdvocate(status: DeclarationStatus): 'invited' | Exclude<DeclarationStatus, Hidden> {
  switch (status) {
    case 'proposed':
    case 'mailed':
    case 'opened':
    case 'refused':
      return 'invited';
    default:
      return status;
  }
}

type Hidden = 'proposed' | 'mailed' | 'opened' | 'refused';

/** Whether approving it writes to an address whose owner hasn't shown that it is theirs. */
export const isNotice = ({ kind, proof }: { kind: DeclarationKind; proof: DeclarationProof }): boolean =>
  kind === 'friend' || proof === 'none';
