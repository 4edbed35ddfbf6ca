import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it, test } from 'vitest';
import { readHeaders, verifyWebhook } from '../../app/shopify/webhooks/verify.ts';

const SECRET = 'shpss_secret';
const sign = (body: Buffer, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64');

describe('verifyWebhook', () => {
  const body = Buffer.from('{"name":"Été"}');

  it('accepts what Shopify signed', () => {
    expect(verifyWebhook(body, sign(body), SECRET)).toBe(true);
    const pretty = Buffer.from('\r\n\t {}');
    expect(verifyWebhook(pretty, sign(pretty), SECRET)).toBe(true);
  });

  test.each([
    ['no signature', undefined],
    ['an empty signature', ''],
    ['another secret', sign(body, 'other')],
    ['a signature of another body', sign(Buffer.from('{}'))],
    ['a shortened signature', sign(body).slice(0, 20)],
    ['hexadecimal instead of base64', createHmac('sha256', SECRET).update(body).digest('hex')],
    ['nonsense', '%%%'],
  ])('refuses %s', (_label, signature) => {
    expect(verifyWebhook(body, signature, SECRET)).toBe(false);
  });

  it('refuses what Shopify signed with the same secret for another purpose', async () => {
    const token = await new SignJWT({ dest: 'maison-rivage.myshopify.com', aud: 'ricochet-key' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(SECRET));
    const [header, claims, signature] = token.split('.');
    const query = 'shop=maison-rivage.myshopify.comtimestamp=1772980000';
    expect(verifyWebhook(Buffer.from(`${header}.${claims}`), signature, SECRET)).toBe(false);
    expect(verifyWebhook(Buffer.from(query), sign(Buffer.from(query)), SECRET)).toBe(false);
    expect(verifyWebhook(Buffer.alloc(0), sign(Buffer.alloc(0)), SECRET)).toBe(false);
  });

  it('looks at bytes: one changed byte is refused', () => {
    const changed = Buffer.from(body);
    changed[3] = (changed[3] ?? 0) ^ 1;
    expect(verifyWebhook(changed, sign(body), SECRET)).toBe(false);
  });
});

describe('readHeaders', () => {
  const headers = {
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': 'maison-rivage.myshopify.com',
    'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
    'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    'x-shopify-triggered-at': '2026-03-29T18:00:27.877041743Z',
    'x-shopify-api-version': '2026-07',
  };

  it('reads a delivery', () => {
    expect(readHeaders(headers)).toEqual({
      ok: true,
      headers: {
        topic: 'orders/create',
        shopDomain: 'maison-rivage.myshopify.com',
        eventId: '98880550-7158-44d4-b7cd-2c97c8a091b5',
        webhookId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
        triggeredAt: new Date('2026-03-29T18:00:27.877Z'),
        apiVersion: '2026-07',
      },
    });
  });

  test.each([
    ['missing', 'x-shopify-topic', undefined],
    ['malformed', 'x-shopify-topic', 'orders'],
    ['missing', 'x-shopify-shop-domain', undefined],
    ['malformed', 'x-shopify-shop-domain', 'evil.example'],
    ['malformed', 'x-shopify-shop-domain', 'a.myshopify.com.evil.example'],
    ['malformed', 'x-shopify-shop-domain', 'a.myshopify.com, b.myshopify.com'],
  ])('refuses a %s %s', (problem, header, value) => {
    expect(readHeaders({ ...headers, [header]: value })).toEqual({ ok: false, problem, header });
  });

  it('takes the webhook id when a hand-triggered delivery has no event id, and refuses neither', () => {
    const withoutEvent = { ...headers, 'x-shopify-event-id': undefined };
    expect(readHeaders(withoutEvent)).toMatchObject({
      ok: true,
      headers: { eventId: headers['x-shopify-webhook-id'] },
    });
    expect(readHeaders({ ...withoutEvent, 'x-shopify-webhook-id': undefined })).toEqual({
      ok: false,
      problem: 'missing',
      header: 'x-shopify-event-id',
    });
  });

  test.each([undefined, '', 'yesterday', '99999999999999'])('an instant that is %s is left to the arrival', (value) => {
    expect(readHeaders({ ...headers, 'x-shopify-triggered-at': value })).toMatchObject({
      ok: true,
      headers: { triggeredAt: null },
    });
  });
});
