import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { isStaffToken, readSessionToken } from '../../app/shopify/session-token.server.ts';

const keys = { apiKey: 'ricochet-key', apiSecret: 'a-secret-of-thirty-two-characters' };
const NOW = new Date('2026-03-10T10:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const SHOP = 'maison-rivage.myshopify.com';
const buyer = {
  dest: SHOP,
  aud: keys.apiKey,
  sub: 'gid://shopify/Customer/7920719925474095',
  jti: 'a-token',
  nbf: SECONDS,
  exp: SECONDS + 300,
};
const staff = { ...buyer, iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, sub: '902541635' };

const signed = (claims: object, secret = keys.apiSecret, alg = 'HS256') =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
const read = async (claims: object, at = NOW) => readSessionToken(await signed(claims), keys, at);

test('a customer is named by the account pages’ token', async () => {
  expect(await read(buyer)).toEqual({
    kind: 'buyer',
    shopDomain: SHOP,
    customerId: '7920719925474095',
    tokenId: 'a-token',
  });
});

test('a guest’s names the shop alone', async () => {
  const { sub: _, ...guest } = buyer;
  expect(await read(guest)).toEqual({ kind: 'buyer', shopDomain: SHOP, customerId: null, tokenId: 'a-token' });
});

test('the admin’s and the till’s names the user', async () => {
  expect(await read(staff)).toEqual({ kind: 'staff', shopDomain: SHOP, userId: '902541635' });
});

describe('refused is', () => {
  test.each([
    ['one for another app', { ...buyer, aud: 'another-app' }],
    ['one without a shop', { ...buyer, dest: undefined }],
    ['one of what is no shop', { ...buyer, dest: 'https://evil.example' }],
    ['one that never ends', { ...buyer, exp: undefined }],
    ['one of somebody who is neither customer nor user', { ...buyer, sub: 'gid://shopify/Order/1' }],
    ['a user’s that the shop’s admin didn’t issue', { ...staff, iss: 'https://another.myshopify.com/admin' }],
    ['a user’s without issuer', { ...staff, iss: undefined }],
    ['a customer’s that calls itself the admin’s', { ...buyer, iss: `https://${SHOP}/admin` }],
  ])('%s', async (_, claims) => {
    expect(await read(claims)).toBeNull();
  });

  test('one that is over, beyond what clocks differ, or not begun', async () => {
    expect(await read(buyer, new Date(NOW.getTime() + 305_000))).not.toBeNull();
    expect(await read(buyer, new Date(NOW.getTime() + 311_000))).toBeNull();
    expect(await read(buyer, new Date(NOW.getTime() - 11_000))).toBeNull();
  });

  test('one signed by somebody else, otherwise, or not at all', async () => {
    const forged = await signed(buyer, 'another-secret-of-thirty-two-chars');
    const strong = await signed(buyer, `${keys.apiSecret}${keys.apiSecret}`.slice(0, 64), 'HS512');
    const unsigned = new UnsecuredJWT({ ...buyer }).encode();
    for (const token of [forged, strong, unsigned, 'a.b.c', ''])
      expect(await readSessionToken(token, keys, NOW), token).toBeNull();
  });
});

test('a customer’s token, whose signature is as good, is nobody’s of the admin', () => {
  expect(isStaffToken(staff)).toBe(true);
  for (const claims of [buyer, { ...buyer, dest: `https://${SHOP}` }, { ...buyer, iss: `https://${SHOP}/admin` }])
    expect(isStaffToken(claims)).toBe(false);
});
