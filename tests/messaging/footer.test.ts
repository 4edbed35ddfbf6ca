import { expect, it } from 'vitest';
import { footerFor } from '../../app/messaging/footer.ts';
import { aShop } from './samples.ts';

const words = (key: string) => key;

it('a promotional message ends with a way to unsubscribe', () => {
  expect(footerFor('promotional', aShop(), 'https://atelier-nord.example/stop?t=1', words)).toEqual({
    shopName: 'Atelier Nord',
    sentence: 'promotional',
    link: { label: 'unsubscribe', url: 'https://atelier-nord.example/stop?t=1' },
  });
});

it('a promotional message without one is not written', () => {
  expect(() => footerFor('promotional', aShop(), null, words)).toThrow('unsubscribe');
});
