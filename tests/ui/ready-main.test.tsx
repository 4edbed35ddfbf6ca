// @vitest-environment jsdom
import { act } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import { ReadyMain } from '../../app/ui/ready-main.tsx';

const page = (
  <WordsProvider locale="en">
    <ReadyMain>
      <button type="button">Publish</button>
    </ReadyMain>
  </WordsProvider>
);

beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => void vi.unstubAllGlobals());

test('as it comes from the server the page takes nothing and says so; as soon as its scripts run it takes everything', async () => {
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(page);
  const main = document.querySelector('main');
  const status = document.querySelector('output');
  expect(main?.hasAttribute('inert')).toBe(true);
  // to readers nothing in it is there yet: what they are told stands beside it
  expect(main?.contains(status)).toBe(false);
  expect(status?.textContent).toBe('The page will be ready in a moment.');

  const root = await act(async () => hydrateRoot(container, page));
  expect(document.querySelector('main')).toBe(main);
  expect(main?.hasAttribute('inert')).toBe(false);
  expect(status?.textContent).toBe('');
  await act(async () => root.unmount());
  container.remove();
});
