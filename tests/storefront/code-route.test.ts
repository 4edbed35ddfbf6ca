import { describe, expect, test, vi } from 'vitest';
import { action, loader } from '../../app/routes/proxy.code.ts';
import { aContainer, aShop, called, posted } from './builders.ts';

const customer = { customerId: '7001' };
const form = { token: 'nonce.mac', code: 'lea-75', locale: 'fr' };

describe('choosing a code', () => {
  test('is done in the name of the customer that Shopify signed', async () => {
    const chooseCode = vi.fn(async () => ({ state: 'done', code: 'LEA-75' }) as const);
    const response = await action(called(aContainer({ visitor: customer, chooseCode }), '/', posted(form)));
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    expect(chooseCode).toHaveBeenCalledWith(aShop, '7001', { token: 'nonce.mac', code: 'lea-75' });
    expect(await response.text()).toContain('Votre code est maintenant LEA-75');
  });

  test('what can’t be one stays in the field, as text', async () => {
    const container = aContainer({
      visitor: customer,
      chooseCode: async () => ({ state: 'invalid', problem: 'characters' }),
    });
    const response = await action(
      called(container, '/', posted({ ...form, code: '"><img src=x onerror=alert(1)>{{x}}' })),
    );
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).not.toContain('<img');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('Un code se compose de lettres');
  });

  test('too often says when again, in the shop’s time', async () => {
    const container = aContainer({
      visitor: customer,
      chooseCode: async () => ({ state: 'too-often', again: '2026-03-31T22:30:00.000Z' }),
    });
    const response = await action(called(container, '/', posted({ ...form, locale: 'en' })));
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('from April 1, 2026');
  });

  test('one that can’t be checked now says that nothing has changed, and when to try again', async () => {
    const container = aContainer({ visitor: customer, chooseCode: async () => ({ state: 'unsure' }) });
    const response = await action(called(container, '/', posted(form)));
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('votre code actuel continue de mener à vous');
    expect(page).toContain('Réessayez dans quelques minutes');
  });

  test('nobody logged in, no form, or a reload: nothing is asked for', async () => {
    const chooseCode = vi.fn();
    expect((await action(called(aContainer({ chooseCode }), '/', posted(form)))).status).toBe(401);
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
    expect((await action(called(aContainer({ chooseCode, visitor: customer }), '/', json))).status).toBe(400);
    expect((await loader(called(aContainer({ chooseCode }), '/'))).status).toBe(200);
    expect(chooseCode).not.toHaveBeenCalled();
  });
});
