import type { Signal } from '../signal.ts';

/** An address of a throw-away provider: nobody has it for long. */
export const disposableMailbox: Signal = {
  code: 'disposable-mailbox',
  edition: 1,
  group: 'mailbox',
  check: ({ trust: { traits } }) =>
    traits?.disposable ? { weight: 60, input: { disposable: true }, limit: { disposable: false } } : null,
};
