import type { Evidence, EvidenceKind } from '../verdict/facts.ts';

/**
 * Strongest first (V2). A code that was used outranks a cart attribute (SC-10), a claim outranks a visit (SC-09), and
 * what was said afterwards outranks nothing that happened (docs/decisions/016-declarations.md).
 */
const STRENGTH: readonly EvidenceKind[] = [
  'claimed-code',
  'claim-token',
  'claim-email',
  'invitation-email',
  'advocate-code',
  'visit-token',
  'declared-advocate',
  'first-purchase',
];

/** The evidence that credits an order: the strongest; among equals the earliest invitation. Undefined without any. */
export function chooseEvidence<One extends Evidence>(all: readonly One[]): One | undefined {
  return [...all].sort(byStrength)[0];
}

function byStrength(a: Evidence, b: Evidence): number {
  return (
    STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind) ||
    a.invitedAt.getTime() - b.invitedAt.getTime() ||
    (a.advocateId < b.advocateId ? -1 : a.advocateId > b.advocateId ? 1 : 0)
  );
}
