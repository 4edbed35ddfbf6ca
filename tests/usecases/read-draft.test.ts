import { expect, test } from 'vitest';
import { readCampaign } from '../../app/usecases/read-campaign.ts';
import { readDraft } from '../../app/usecases/read-draft.ts';
import { someTerms } from '../support/builders.ts';

const read = (terms: unknown) =>
  readDraft(
    { name: 'Parrainage', terms },
    { currency: 'EUR', domain: 'rivage.myshopify.com', storefrontUrl: 'https://rivage.example' },
  );

test('terms that can’t be ethical are refused at their fields (P15)', () => {
  const terms = someTerms({ ethical: true, spentRewards: 'negative-balance' });
  expect(read(terms)).toEqual({
    ok: false,
    problems: [
      { field: 'spentRewards', problem: 'ethical-debt', values: {} },
      { field: 'ethical', problem: 'ethical-charity', values: {} },
    ],
  });
  expect(read({ ...terms, ethical: false })).toMatchObject({ ok: true });
});

test('terms of before there was an ethical mode have none', () => {
  const { ethical: _ethical, ...before } = someTerms();
  expect(read(before)).toMatchObject({ ok: true, value: { terms: { ethical: false } } });
});

test('a code larger than the smallest order it is for is refused at its amount, in a campaign as in the programme', () => {
  const welcome = { type: 'fixed-code', amountMinor: 5_000, minimumSubtotalMinor: 4_000, validDays: null } as const;
  const problems = [{ field: 'welcome.amountMinor', problem: 'exceeds-order', values: { minimum: 4_000 } }];
  expect(read(someTerms({ welcome, catalogue: [] }))).toEqual({ ok: false, problems });
  const campaign = { name: 'Mars', first: '2026-03-01', last: '2026-03-15', priority: 5 };
  const firstPurchase = { advocate: null, friend: null };
  expect(readCampaign({ ...campaign, welcome, firstPurchase })).toEqual({ ok: false, problems });
});

test('terms of which one makes the other impossible are refused at their fields', () => {
  const terms = someTerms({
    welcome: { type: 'percentage-code', basisPoints: 10_000, minimumSubtotalMinor: 0, validDays: null },
    wallet: { maximumBalance: 1_000, pointsPerUnit: 100 },
    catalogue: [
      { itemId: 'item-1', points: 1_500, reward: { type: 'gift-card', amountMinor: 1_500, validMonths: null } },
    ],
  });
  expect(read(terms)).toEqual({
    ok: false,
    problems: [
      { field: 'welcome.basisPoints', problem: 'leaves-nothing', values: {} },
      { field: 'catalogue.0.points', problem: 'beyond-balance', values: { maximum: 1_000 } },
    ],
  });
});

/** Terms with these words and this picture to be shared with. */
const shared = (fr: string, picture = '') => someTerms({ share: { messages: { fr, en: '' }, picture } });

test.each([
  ['<b>Venez</b>', 'html'],
  ['<script>alert(1)', 'html'],
  ['Bonjour {prenom}', 'unknown-place'],
  ['Bonjour {{shop}}', 'unknown-place'],
  ['a'.repeat(401), 'too-big'],
])('a message for sharing that says %.30s is refused at its field (S3)', (text, problem) => {
  expect(read(shared(text))).toMatchObject({ ok: false, problems: [{ field: 'share.messages.fr', problem }] });
});

test('a message for sharing may name what we know, and hearts and sums', () => {
  expect(read(shared('{advocate} <3 {shop} : {reward}, 2 < 3, {link}'))).toMatchObject({ ok: true });
});

test.each([
  ['http://cdn.shopify.com/a.jpg', 'picture-address'],
  ['javascript:alert(1)', 'picture-address'],
  ['//cdn.shopify.com/a.jpg', 'picture-address'],
  ['https://me:secret@cdn.shopify.com/a.jpg', 'picture-address'],
  ['https://cdn.shopify.com.evil.example/a.jpg', 'picture-elsewhere'],
  ['https://evil.example/cdn.shopify.com', 'picture-elsewhere'],
])('a picture at %s is refused at its field', (picture, problem) => {
  expect(read(shared('', picture))).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([{ field: 'share.picture', problem, values: {} }]),
  });
});

test.each([
  'https://cdn.shopify.com/s/files/1/a.jpg?v=1',
  'https://rivage.example/a.jpg',
  'https://rivage.myshopify.com/a.jpg',
])('a picture at %s is the shop’s', (picture) => {
  expect(read(shared('', picture))).toMatchObject({ ok: true });
});

test('terms of before there were words for sharing have ours', () => {
  const { share: _share, ...before } = someTerms();
  expect(read(before)).toMatchObject({
    ok: true,
    value: { terms: { share: { messages: { fr: '', en: '' }, picture: '' } } },
  });
});
