import { describe, expect, test } from 'vitest';
import { readProgramFile } from '../../app/usecases/read-program-file.ts';
import { someTerms } from '../support/builders.ts';

const OURS = { currency: 'EUR', origin: '0123456789abcdef' };
const aFile = (over: Record<string, unknown> = {}) => ({
  $schema: 'https://ricochet.example/programme.schema.json',
  format: 'ricochet-programme',
  formatVersion: 1,
  name: 'Amis',
  origin: OURS.origin,
  terms: someTerms(),
  ...over,
});
const read = (file: unknown) => readProgramFile(typeof file === 'string' ? file : JSON.stringify(file), OURS);
const problems = (file: unknown) => {
  const answer = read(file);
  if (answer.ok) throw new Error('the file was taken');
  return answer.problems.map(({ field, problem }) => `${field} ${problem}`);
};

describe('a programme’s file', () => {
  test('is read as it was written', () => {
    expect(read(aFile())).toEqual({ ok: true, value: { name: 'Amis', terms: someTerms() }, leftOut: [] });
  });

  test('written by hand may leave out what has a usual value', () => {
    const { currency, welcome, firstPurchase, conditions, waitingDays } = someTerms();
    const { purchase: _, ...bare } = conditions;
    const terms = { currency, welcome, firstPurchase, conditions: bare, waitingDays, limits: { friendsPerMonth: 5 } };
    const { origin: _origin, $schema: _schema, ...file } = aFile({ terms });
    expect(read(file)).toMatchObject({ ok: true, value: { terms: { spentRewards: 'keep', nthPurchases: [] } } });
  });

  test('of another shop’s leaves its products there', () => {
    const products = { code: 'products', args: { of: 'only', products: [{ id: '1', title: 'Bracelet' }] } };
    const { conditions } = someTerms();
    const terms = { ...someTerms(), conditions: { ...conditions, purchase: { match: 'all', of: [products] } } };
    expect(read(aFile({ terms }))).toMatchObject({ ok: true, leftOut: [] });
    for (const origin of ['ffffffffffffffff', null])
      expect(read(aFile({ terms, origin }))).toMatchObject({
        ok: true,
        value: { terms: { conditions: { purchase: null } } },
        leftOut: [{ kind: 'products', names: ['Bracelet'] }],
      });
  });

  test.each([
    ['nothing', '', ['  not-json']],
    ['half a file', '{"format"', ['  not-json']],
    ['a list', '[]', ['  not-json']],
    ['nested beyond reason', '['.repeat(100_000), ['  not-json']],
    ['another file', { hello: 1 }, ['format not-a-programme']],
    ['a later format', aFile({ formatVersion: 2 }), ['formatVersion other-format']],
    ['another currency', aFile({ terms: { ...someTerms(), currency: 'CHF' } }), ['terms.currency other-currency']],
    ['no terms', aFile({ terms: undefined }), ['terms invalid']],
    ['an unknown field', aFile({ note: 1 }), ['note unknown-field']],
    [
      'unknown fields deep inside',
      aFile({ terms: { ...someTerms(), welcome: { ...someTerms().welcome, gift: 1 }, __proto__x: {} } }),
      ['terms.welcome.gift unknown-field', 'terms.__proto__x unknown-field'],
    ],
    ['a number that can’t be', aFile({ terms: { ...someTerms(), waitingDays: 181 } }), ['terms.waitingDays too-big']],
    ['an empty name', aFile({ name: ' ' }), ['name too-small']],
    ['too much', JSON.stringify(aFile({ note: 'x'.repeat(300_000) })), ['  file-too-large']],
  ])('is refused for %s', (_, file, expected) => {
    expect(problems(file).map((problem) => problem)).toEqual(expected.map((one) => one.replace(/^ {2}/, ' ')));
  });

  test('names what stands in the way of another currency', () => {
    const answer = read(aFile({ terms: { ...someTerms(), currency: 'CHF' } }));
    expect(answer).toMatchObject({ problems: [{ values: { theirs: 'CHF', ours: 'EUR' } }] });
  });

  test('takes the words for sharing along, but not another shop’s picture', () => {
    const share = { messages: { fr: 'Venez chez {shop}', en: '' }, picture: 'https://cdn.shopify.com/a.jpg' };
    expect(read(aFile({ origin: null, terms: { ...someTerms(), share } }))).toMatchObject({
      value: { terms: { share: { ...share, picture: '' } } },
      leftOut: [{ path: 'share.picture', kind: 'picture', names: [share.picture] }],
    });
  });

  test('loses what no database can hold', () => {
    const clauses = { fr: 'a\0b\ud800', en: '' };
    expect(read(aFile({ terms: { ...someTerms(), clauses } }))).toMatchObject({
      value: { terms: { clauses: { fr: 'ab\ufffd' } } },
    });
  });
});
