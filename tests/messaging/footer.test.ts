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

it('an invitation nobody asked for ends with a way to stop for good', () => {
  expect(footerFor('invitation', aShop(), 'https://atelier-nord.example/stop/t', words)).toMatchObject({
    sentence: 'invitation',
    link: { label: 'stop' },
  });
  expect(() => footerFor('invitation', aShop(), null, words)).toThrow('unsubscribe');
});

it('a promotional message without one is not written', () => {
  expect(() => footerFor('promotional', aShop(), null, words)).toThrow('unsubscribe');
});
