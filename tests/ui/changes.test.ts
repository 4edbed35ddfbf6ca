import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditAction, auditRowOf } from '../../app/domain/shared/audit-action.ts';
import { wordsFor } from '../../app/i18n/react.tsx';
import { referencesIn } from '../../app/queries/audit-references.ts';
import type { AuditEntry } from '../../app/queries/views.ts';
import { actorWords } from '../../app/ui/actor-words.ts';
import { actionWords, changeLines } from '../../app/ui/changes/change-lines.ts';
import { changesCsv } from '../../app/ui/changes/changes-csv.ts';
import { isSilent, placeOf, VALUES } from '../../app/ui/changes/value-words.ts';
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
  agreement: null,
  values: [],
  references: [],
  more: 0,
  ...changes,
});

test.each(both)('every change has words in %s', (locale) => {
  const words = wordsFor(locale);
  for (const action of Object.values(AUDIT_ACTIONS).flat()) expect(actionWords(action, words)).not.toBe(action);
  expect(actionWords('something.new', words)).toBe('something.new');
});

const ID = '0199bbbb-0000-7000-8000-000000000002';
const AT = '2026-03-10T09:00:00.000Z';
const plan = {
  ...{ currency: 'EUR', months: 12, customers: 900, enrolmentBp: 1_000, friendsHundredths: 250, conversionBp: 1_050 },
  ...{ basketMinor: 5_050, purchasesHundredths: 100, marginBp: 4_000, advocateRewardMinor: 500 },
  ...{ friendRewardMinor: 500, softwareMinor: 1_000, hoursHundredths: 200, hourMinor: 2_000, mediaCacMinor: 700 },
};
const somePay = {
  sale: { type: 'commission', basisPoints: 1_000 },
  sales: 1,
  signUp: null,
  lead: null,
  leadsPerMonth: null,
} as const;
const api = { isOn: true, generation: 2, previousUntil: AT };
/** What is recorded with each action that isn't told by its terms, campaign or agreement. */
const RECORDED: Record<
  Exclude<
    AuditAction,
    `${'campaign' | 'partner'}.${string}` | `program.${'published' | 'imported' | 'rolled-back' | `draft-${string}`}`
  >,
  object
> = {
  'program.trust-set': { mode: 'strict', holdAt: 35, rejectAt: 90 },
  ...(Object.fromEntries(
    ['draft', 'live', 'paused', 'ended'].map((status) => [`program.${status}`, { status }]),
  ) as Record<'program.draft' | 'program.live' | 'program.paused' | 'program.ended', object>),
  'program.renamed': { name: 'Amis' },
  'program.archived': { name: 'Amis', status: 'archived' },
  'program.duplicated': { name: 'Amis' },
  'pilot.started': { pilot: 'Essai', percent: 20 },
  'pilot.stopped': { pilot: 'Essai', segment: 'Fidèles' },
  'pilot.rolled-out': { version: 3 },
  'rule-text.changed': { rule: 'newness', fr: 'Déjà client.', en: 'A customer already.' },
  'shop.form-of-address': { formOfAddress: 'tu' },
  'landing.draft-saved': { blocksFr: 4, blocksEn: 3 },
  'landing.published': { version: 2, startsAt: AT, endsAt: AT, blocksFr: 4, blocksEn: 3 },
  'landing.rolled-back': { version: 3, startsAt: AT, endsAt: null, blocksFr: 4, blocksEn: 3 },
  'landing.withdrawn': { version: 3 },
  'margin.told': { marginBp: 4_000 },
  'forecast.saved': { id: ID, startsOn: '2026-03-10', plan },
  'forecast.removed': { id: ID },
  'objective.set': { id: ID, kind: 'cac', target: 1_200, dueOn: '2026-12-31' },
  'objective.removed': { id: ID },
  'advocate.enrolled': { customerId: '7001', code: 'ANA-75' },
  'invitation.attached': { advocateId: ID, customerId: '7001' },
  'welcome.claimed': { customerId: '7001' },
  'link.mailed': { customerId: '7001' },
  'review.decided': {
    decisions: ['approve', 'reject', 'undo'].flatMap((kind) =>
      ['order', 'claim', 'sign-up'].map((subject) => ({
        ...{ subject, subjectId: ID, kind, undoes: ID, decisionId: ID, reason: 'Voisins', actor: '7', at: AT },
      })),
    ),
  },
  'list.block': { entryId: ID, by: 'person', reason: 'Faux' },
  'list.allow': { entryId: ID, by: 'email', reason: 'Famille' },
  'list.lifted': { entryId: ID, reason: 'Vérifié' },
  'post.entered': { postId: ID, partnerId: ID, publishedOn: '2026-03-10', amountMinor: 12_000, currency: 'EUR' },
  'post.approved': { postId: ID, partnerId: ID },
  'post.rejected': { postId: ID, partnerId: ID },
  'payout.paid': {
    rows: [1, 2, 3].map(() => ({ payoutId: ID, personId: ID, programId: ID, unit: 'EUR', amount: 4_200 })),
  },
  'gift.given': { rows: [{ rewardId: ID }, { rewardId: ID }] },
  'redemption.undone': { rows: [{ rewardId: ID }] },
  'reward.decided': { rewardId: ID, decision: 'issue-again' },
  'quarantine.replayed': { id: ID },
  'history-import.begun-again': {},
  'problem.dismissed': { id: ID },
  'log.downloaded': {},
  'job.retried': { id: '4711' },
  'advocate.renamed': { code: 'ANA-75' },
  'api.turned-on': api,
  'api.turned-off': api,
  'api.secret-made': api,
  'api.secret-shown': { generation: 2 },
  'api.previous-ended': api,
};

describe.each(both)('what is recorded, in %s,', (locale) => {
  test.each(Object.entries(RECORDED))(
    'of %s names no key, no number of a record and no day as a computer writes it',
    (_, told) => {
      const { values, references } = recordedAs(told);
      const lines = changeLines(entry({ values, references }), shop, wordsFor(locale));
      for (const line of lines)
        expect(line).not.toMatch(
          /[a-z][A-Z]|\b[a-z]\w*\.[a-z]|\d{4}-\d{2}|0199bbbb|issue-again|sign-up:|undefined|NaN/,
        );
      for (const { path } of values) expect(isSilent(path) || Object.hasOwn(VALUES, placeOf(path)), path).toBe(true);
      const rows = new Set(values.flatMap(({ path }) => auditRowOf(path) ?? []));
      if (rows.size > 0) expect(lines).toHaveLength(rows.size);
      else if (references.length > 0) expect(lines[0]).toContain(references[0]!.id.slice(-8));
    },
  );

  test('sums are told in their currency, shares as percents, days by the shop’s calendar', () => {
    const said = (told: object) =>
      changeLines(entry(recordedAs(told)), shop, wordsFor(locale))
        .join('\n')
        .replace(/[\u00a0\u202f]/g, ' ');
    expect(said(RECORDED['objective.set'])).toMatch(
      locale === 'fr' ? /12 €.*31 décembre 2026/s : /€12.*December 31, 2026/s,
    );
    expect(said(RECORDED['payout.paid'])).toMatch(/42/);
    expect(said(RECORDED['pilot.started'])).toMatch(/20 ?%/);
    expect(said(RECORDED['forecast.saved'])).toMatch(/2[,.]5/);
  });
});

const recordedAs = (told: object): Pick<AuditEntry, 'values' | 'references'> => ({
  values: leavesOf(told).map(([path, after]) => ({ path, before: null, after })),
  references: referencesIn(new Map(leavesOf(told))),
});

function leavesOf(value: unknown, path = ''): [path: string, text: string][] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value as object).flatMap(([key, one]) => leavesOf(one, path ? `${path}.${key}` : key));
}

describe('who was acted on', () => {
  const [ANA, BEN] = ['0199bbbb-0000-7000-8000-00000000000a', '0199bbbb-0000-7000-8000-00000000000b'];
  const paid = (names: Record<string, string>) => {
    const { values, references } = recordedAs({
      rows: [ANA, BEN].map((personId) => ({ payoutId: ID, personId, unit: 'EUR', amount: 1_000 })),
    });
    return entry({
      action: 'payout.paid',
      actor: 'staff 12 with 7',
      values,
      references: references.map((one) => ({ ...one, name: names[one.id] ?? null })),
    });
  };

  test('has a line each, however alike what was done', () => {
    expect(changeLines(paid({ [ANA]: 'Ana' }), shop, wordsFor('en'))).toEqual([
      'Person: Ana · Sum: €10',
      'Person: no. 0000000b · Sum: €10',
    ]);
  });

  test('of several decisions is told with the answer that went with each', () => {
    const { values, references } = recordedAs({
      decisions: [
        { subject: 'order', subjectId: '4401', kind: 'approve', reason: 'Voisins' },
        { subject: 'sign-up', subjectId: ID, kind: 'reject', reason: 'Voisins' },
      ],
    });
    const named = references.map((one) => ({ ...one, name: one.id === '4401' ? '#1001' : 'Ben' }));
    expect(changeLines(entry({ values, references: named }), shop, wordsFor('en'))).toEqual([
      'Order: #1001 · Kind: approval · Reason: Voisins',
      'Sign-up of: Ben · Kind: rejection · Reason: Voisins',
    ]);
  });

  test('of a partner’s agreement stands before it', () => {
    const agreement = { before: null, after: { pay: somePay, welcome: null, last: null } };
    const references = [{ path: 'partnerId', of: 'partnerId', id: ID, name: 'Mia' }];
    expect(changeLines(entry({ agreement, references }), shop, wordsFor('en'))[0]).toBe('Partner: Mia');
  });

  test('stands in the file with all ids in full, and who did it in words', async () => {
    const text = await changesCsv({ shop, entries: [paid({ [ANA]: 'Ana' })] }, wordsFor('en')).text();
    for (const id of [ANA, BEN]) expect(text).toContain(`payoutId ${ID}, personId ${id}`);
    expect(text).toContain('a member of staff (no. 12) at the till of no. 7');
    expect(text).not.toContain('staff 12 with');
  });
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

  test('of anything else is told in words, and what has none yet as it is recorded', () => {
    const values = [
      { path: 'mode', before: 'balanced', after: 'strict' },
      { path: 'reason', before: null, after: 'asked by phone' },
      { path: 'someday', before: null, after: '2' },
    ];
    expect(changeLines(entry({ action: 'program.trust-set', values }), shop, wordsFor('en'))).toEqual([
      'Strictness: Balanced → Strict',
      'Reason: asked by phone',
      'someday: 2',
    ]);
  });

  test('of a partner’s agreement is told as the agreement is', () => {
    const before = { pay: somePay, welcome: null, last: null };
    const after = { ...before, last: '2026-12-24' };
    const lines = (agreement: AuditEntry['agreement']) => changeLines(entry({ agreement }), shop, wordsFor('en'));
    expect(lines({ before, after })).toEqual([
      expect.stringContaining('December 24'),
      expect.stringMatching(/^Before: .*end/i),
    ]);
    expect(lines({ before: null, after })).toContainEqual(expect.stringContaining('10%'));
    expect(lines({ before, after: null })).toContainEqual(expect.stringMatching(/^Before: .*10%/));
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

test('who did it is a name, else a number with what it is the number of', () => {
  const [fr, en] = both.map((locale) => (actor: string) => actorWords(actor, wordsFor(locale)).replace(/\u00a0/g, ' '));
  expect([fr!('902541635'), fr!('customer 7001'), fr!('Mia')]).toEqual([
    'un membre de l’équipe (n° 902541635)',
    'le client n° 7001',
    'Mia',
  ]);
  expect([en!('902541635'), en!('customer 7001')]).toEqual(['a member of staff (no. 902541635)', 'customer no. 7001']);
  expect([fr!('staff 12 with 902541635'), en!('staff 12 with 902541635')]).toEqual([
    'un membre de l’équipe (n° 12) à la caisse du n° 902541635',
    'a member of staff (no. 12) at the till of no. 902541635',
  ]);
});
