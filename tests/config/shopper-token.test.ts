import { generateKeyPairSync } from 'node:crypto';
import { CompactSign, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { shopIdInKey } from '../../app/config/api-keys.server.ts';
import { shopKeys } from '../../app/config/shop-keys.server.ts';
import { readShopperToken, shopDomainInToken } from '../../app/config/shopper-token.server.ts';

const NOW = new Date('2026-03-10T10:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const SHOP = 'maison-rivage.myshopify.com';
const SHOP_ID = '0b9d1b52-6f4e-5d6b-9c1e-0f3a5c7e9b11';
const { api } = shopKeys(Buffer.alloc(32, 1));
const others = shopKeys(Buffer.alloc(32, 2)).api;
const SECRET = api.secret(2);
const customer = { iss: SHOP, aud: 'ricochet-storefront', sub: '7001', iat: SECONDS, exp: SECONDS + 300 };

const bytes = (secret: string) => new TextEncoder().encode(secret);
const signed = (claims: object, secret = SECRET, alg = 'HS256') =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(bytes(secret));
const read = (token: string, { secrets = [SECRET], at = NOW } = {}) =>
  readShopperToken(token, { shopDomain: SHOP, secrets }, at);
const INVALID = { ok: false, problem: 'token-invalid' };
const EXPIRED = { ok: false, problem: 'token-expired' };

describe('a shopper’s token', () => {
  test('names the customer, by number or by Shopify’s global id', async () => {
    const named = { ok: true, shopper: { customerId: '7001', ip: null, userAgent: null } };
    expect(await read(await signed(customer))).toEqual(named);
    expect(await read(await signed({ ...customer, sub: 'gid://shopify/Customer/7001', jti: 'x' }))).toEqual(named);
  });

  test('without a customer is a guest’s, and says where they are when a server calls for them', async () => {
    const { sub: _, ...guest } = customer;
    const token = await signed({ ...guest, ip: '2001:db8::7', ua: 'x'.repeat(600) });
    expect(await read(token)).toEqual({
      ok: true,
      shopper: { customerId: null, ip: '2001:db8::7', userAgent: 'x'.repeat(512) },
    });
  });

  test.each([
    ['another audience', { aud: 'ricochet' }],
    ['no audience', { aud: undefined }],
    ['another shop', { iss: 'another.myshopify.com' }],
    ['no shop', { iss: undefined }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
    ['an end before its beginning', { iat: SECONDS, exp: SECONDS }],
    ['more than ten minutes to live', { exp: SECONDS + 601 }],
    ['a beginning that is to come', { iat: SECONDS + 11, exp: SECONDS + 300 }],
    ['a day it isn’t good before', { nbf: SECONDS + 60 }],
    ['an end that is text', { exp: String(SECONDS + 300) }],
    ['an empty customer', { sub: '' }],
    ['somebody who is no customer', { sub: 'gid://shopify/Order/1' }],
    ['a customer with something behind', { sub: '7001 OR 1=1' }],
    ['an address that is none', { ip: '10.0.0.1, 10.0.0.2' }],
    ['a browser that is no text', { ua: { a: 1 } }],
  ])('with %s is refused', async (_, change) => {
    // the library itself won't write an end that is text
    const text = JSON.stringify({ ...customer, ...change });
    const token = await new CompactSign(bytes(text)).setProtectedHeader({ alg: 'HS256' }).sign(bytes(SECRET));
    expect(await read(token)).toEqual(INVALID);
  });

  test('is over when it says so, beyond what clocks differ, and once it is ten minutes old', async () => {
    const token = await signed(customer);
    const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect(await read(token, { at: later(309) })).toMatchObject({ ok: true });
    expect(await read(token, { at: later(311) })).toEqual(EXPIRED);
    expect(await read(await signed({ ...customer, exp: SECONDS + 600 }), { at: later(611) })).toEqual(EXPIRED);
  });

  test('altered anywhere is refused', async () => {
    const token = await signed(customer);
    for (let at = 0; at < token.length; at += 1) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      // the last letter of a base64 text carries bits that mean nothing
      if (at === token.length - 1) continue;
      expect(await read(altered), altered).toEqual(INVALID);
    }
    for (const junk of ['', '.', 'a.b.c', `${token}.x`, token.slice(0, -9), 'x'.repeat(3_000)])
      expect(await read(junk), junk).toEqual(INVALID);
  });

  test('is good under the secret before, as long as that one is, and under none of earlier or of another shop', async () => {
    const earlier = await signed(customer, api.secret(1));
    expect(await read(earlier, { secrets: [SECRET, api.secret(1)] })).toMatchObject({ ok: true });
    expect(await read(earlier)).toEqual(INVALID);
    expect(await read(await signed(customer, others.secret(2)))).toEqual(INVALID);
    expect(await read(await signed(customer, api.publishable(SHOP_ID)))).toEqual(INVALID);
  });

  test('signed otherwise or not at all is refused: no algorithm, a stronger one, one with two keys', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = await new SignJWT(customer).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    const asPublic = await signed(customer, publicKey.export({ type: 'spki', format: 'pem' }) as string);
    const none = new UnsecuredJWT(customer).encode();
    const strong = await signed(customer, SECRET, 'HS512');
    const critical = await new CompactSign(bytes(JSON.stringify(customer)))
      .setProtectedHeader({ alg: 'HS256', crit: ['exp'], exp: 1 })
      .sign(bytes(SECRET), { crit: { exp: true } });
    for (const token of [rsa, asPublic, none, strong, critical]) expect(await read(token), token).toEqual(INVALID);
  });

  test('says whose it is before anything is proved', async () => {
    expect(shopDomainInToken(await signed(customer))).toBe(SHOP);
    for (const junk of [
      '',
      'a.b.c',
      await signed({ ...customer, iss: 7 }),
      await signed({ ...customer, x: 'x'.repeat(3_000) }),
    ])
      expect(shopDomainInToken(junk)).toBeNull();
  });
});

describe('a shop’s keys', () => {
  test('the publishable one says the shop, and is nobody else’s', () => {
    const key = api.publishable(SHOP_ID);
    expect(key).toMatch(/^ricochet_pk_[\w-]{38}$/);
    expect(shopIdInKey(key)).toBe(SHOP_ID);
    expect(api.isPublishable(SHOP_ID, key)).toBe(true);
    expect(api.isPublishable(SHOP_ID, others.publishable(SHOP_ID))).toBe(false);
    expect(api.isPublishable(SHOP_ID, `${key}a`)).toBe(false);
    for (const junk of [
      '',
      key.slice(1),
      `${key}a`,
      `${key}=`,
      'ricochet_pk_',
      SECRET,
      `ricochet_pk_${'.'.repeat(38)}`,
    ])
      expect(shopIdInKey(junk), junk).toBeNull();
  });

  test('no secret tells the one before or after it', () => {
    const secrets = [1, 2, 3].map(api.secret);
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) expect(secret).toMatch(/^ricochet_sk_[\w-]{43}$/);
  });
});
