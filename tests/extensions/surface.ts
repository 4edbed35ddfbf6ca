import { render } from 'preact';
import { vi } from 'vitest';

export const found = (selector: string) => vi.waitUntil(() => document.body.querySelector(selector));

/** What was drawn goes with its state: the next test begins anew. */
export function leave(extension: { tearDown(): void }): void {
  render(null, document.body);
  extension.tearDown();
}
