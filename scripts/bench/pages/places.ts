import type { DemoShop } from './demo-shop.ts';

/** A page, and who opens it. */
export type Place = { name: string; path: string; who: 'merchant' | 'shopper' };

const ADMIN: readonly [string, string][] = [
  ['home', ''],
  ['programme', '/program'],
  ['texts of refusals', '/program/texts'],
  ['campaigns', '/program/campaigns'],
  ['a new campaign', '/program/campaigns/new'],
  ['the page behind a link', '/program/page'],
  ['promotion', '/program/promotion'],
  ['pilot', '/program/pilot'],
  ['the API', '/program/api'],
  ['programmes of before', '/program/archived'],
  ['partners', '/partners'],
  ['forecast', '/forecast'],
  ['objectives', '/objectives'],
  ['declarations', '/declarations'],
  ['referrals', '/referrals'],
  ['to check', '/review'],
  ['lists', '/review/lists'],
  ['balances', '/people'],
  ['to be paid', '/payouts'],
  ['owed', '/owed'],
  ['problems', '/problems'],
  ['health', '/health'],
  ['changes', '/changes'],
];

/** Every page there is, with somebody and something on it. */
export function placesOf({ referralId, personId, link }: DemoShop): Place[] {
  const admin: [string, string][] = [
    ...ADMIN,
    ['a referral', `/referrals/${referralId}`],
    ['a person', `/people/${personId}`],
    ['connections', `/review/connections/${personId}`],
  ];
  const shop: [string, string][] = [
    ['the block in the theme', '/pages/parrainage'],
    ['the advocate’s space', '/apps/ricochet/space'],
    ['the invitation', link],
    ['where anybody takes part', '/apps/ricochet/join'],
    ['the poster', '/apps/ricochet/poster'],
    ['the terms', '/apps/ricochet/terms'],
    ['declaring friends', '/apps/ricochet/declare'],
    ['naming the advocate', '/apps/ricochet/name'],
  ];
  return [
    ...admin.map(([name, path]): Place => ({ name, path: `/admin/apps/ricochet${path}?locale=fr`, who: 'merchant' })),
    ...shop.map(([name, path]): Place => ({ name, path: `${path}?locale=fr`, who: 'shopper' })),
  ];
}
