import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

/**
 * Silence is the default: whatever a test prints as an error fails it. A test about an error that is reported that way
 * looks at the calls and then takes them away: `vi.mocked(console.error).mockClear()`.
 */
let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  const printed = errors.mock.calls.map((call) => call.map(String).join(' '));
  errors.mockRestore();
  expect(printed, 'the test printed errors it did not expect').toEqual([]);
});
