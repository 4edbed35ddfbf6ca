import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../app/domain/shared/audit-action.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import type { AuditEntry } from '../../app/queries/views.ts';
import { actionWords, changeLines } from '../../app/ui/changes/change-lines.ts';
import { changesCsv } from '../../app/ui/changes/changes-csv.ts';
import { aShop, someTerms } from './fixtures.ts';

const shop = aShop();
const both = ['fr', 'en'] as const;
const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  at: '2026-03-10T09:00:00.000Z',
  actor: '4711',
  action: 'program.published',
  terms: null,
  campaign: null,
  values: [],
  more: 0,
  ...changes,
});

test.each(both)('every change has words in %s', (locale) => {
  const words = wordsFor(locale);
  for (const action of Object.values(AUDIT_ACTIONS).flat()) expect(actionWords(action, words)).not.toBe(action);
  expect(actionWords('something.new', words)).toBe('something.new');
});

describe('what changed', () => {
  test('of an offer is told as its versions are', () => {
    const terms = { before: someTerms({ waitingDays: 0 }), after: someTerms({ waitingDays: 14 }) };
    expect(changeLines(entry({ terms }), shop, wordsFor('en'))).toEqual([expect.stringContaining('14 days')]);
    expect(changeLines(entry({ terms: { ...terms, before: null } }), shop, wordsFor('en'))).toEqual([
      'The first terms.',
    ]);
  });

  test('of a campaign is told in words, and only what changed', () => {
    const { welcome, firstPurchase } = someTerms();
    const march = {
      ...{ name: 'March', priority: 5, rewards: { welcome, firstPurchase } },
      ...{ startsAt: '2026-02-28T23:00:00.000Z', lastAt: '2026-03-15T22:59:59.999Z' },
    };
    const lines = (before: typeof march | null, after = march) =>
      changeLines(entry({ action: 'campaign.changed', campaign: { before, after } }), shop, wordsFor('en'));
    expect(lines(null)).toContainEqual(expect.stringMatching(/^Days: from .*1.* to .*15/));
    expect(lines(march, { ...march, lastAt: '2026-03-20T22:59:59.999Z' })).toEqual([expect.stringContaining('20')]);
    expect(lines(march, { ...march, lastAt: '2026-02-28T22:59:59.999Z' })).toEqual([
      expect.stringContaining('called off'),
    ]);
  });

  test('of anything else stands as it is recorded', () => {
    const values = [
      { path: 'mode', before: 'balanced', after: 'strict' },
      { path: 'reason', before: null, after: 'asked by phone' },
    ];
    expect(changeLines(entry({ action: 'program.trust-set', values }), shop, wordsFor('en'))).toEqual([
      'mode: balanced → strict',
      'reason: asked by phone',
    ]);
  });

  test('as a file has a line each, none of them a formula', async () => {
    const values = [{ path: 'reason', before: null, after: '=HYPERLINK("x")' }];
    const text = await changesCsv(
      { shop, entries: [entry({ action: 'list.block', actor: '=1+1', values })] },
      wordsFor('fr'),
    ).text();
    expect(text).toContain("'=1+1");
    expect(text).toContain('Quelqu’un a été bloqué');
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });
});
