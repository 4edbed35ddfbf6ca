import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accentsFor, contrast } from '../../app/messaging/palette.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('any shop colour gives a button that is seen and a label that is read, on light and dark', () => {
  fc.assert(
    fc.property(color, (accentColor) => {
      const { light, dark } = accentsFor(accentColor);
      expect(contrast(light.edge, '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(dark.edge, '#1c1e21')).toBeGreaterThanOrEqual(3);
      expect(contrast(light.fill, light.text)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark.fill, dark.text)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});

it('the shop’s colour itself is never changed, and is its own edge where it stands out', () => {
  expect(accentsFor('#1A7F5A').light).toEqual({ fill: '#1a7f5a', text: '#ffffff', edge: '#1a7f5a' });
  expect(accentsFor('#ffe600').light).toMatchObject({ fill: '#ffe600', text: '#000000' });
  expect(accentsFor('#a10').light.fill).toBe('#aa1100');
});

it.each([null, undefined, '', 'red', 'url(x)', '#12345'])('what is no colour gives our own: %j', (text) => {
  expect(accentsFor(text).light.fill).toBe('#1f2328');
});
