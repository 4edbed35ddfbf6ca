import type { Signal } from '../signal.ts';

/** Two proofs of different kinds that friend and advocate are one human: the whole name or the mailbox, and a place, line or phone. */
export const samePerson: Signal = {
  code: 'same-person',
  edition: 1,
  group: 'identity',
  check({ trust: { shared } }) {
    const has = (kind: (typeof shared)[number]) => shared.includes(kind);
    const near = has('phone') || has('address') || has('household') || has('device');
    const fired = (weight: number) => ({ weight, input: { sharedTraces: shared }, limit: { sharedTraces: [] } });
    if (has('name') && near) return fired(120);
    if (has('name') && (has('ip') || has('mailbox'))) return fired(90);
    if (has('mailbox') && near) return fired(90);
    if (has('phone')) return fired(70);
    // namesakes exist
    return has('name') ? fired(25) : null;
  },
};
