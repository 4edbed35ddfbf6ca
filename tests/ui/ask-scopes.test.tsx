// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAskScopes } from '../../app/ui/program/ask-scopes.ts';
import { everySpec, someTerms } from './fixtures.ts';

const freeProduct = everySpec.find(({ type }) => type === 'free-product')!;
const needy = someTerms({ firstPurchase: { advocate: freeProduct, friend: null } });

/** Shopify's window stays open until it is answered. */
let answer: () => void;
let asked: (readonly string[])[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('shopify', {
    scopes: {
      query: async () => ({ granted: [] }),
      request: (scopes: readonly string[]) => {
        asked.push(scopes);
        return new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

type PageProps = { terms: typeof needy; onSend: () => void };

/** A button that publishes, as pages have it. */
function Page({ terms, onSend }: PageProps) {
  const { asking, askScopes } = useAskScopes<'publish'>();
  return (
    <button type="button" disabled={asking !== null} onClick={() => askScopes('publish', terms, onSend)}>
      {asking ?? 'idle'}
    </button>
  );
}

async function opened(terms: typeof needy) {
  const sent = vi.fn();
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  await act(async () => root.render(<Page terms={terms} onSend={sent} />));
  const button = container.querySelector('button')!;
  return { sent, button, click: () => act(async () => button.click()), leave: () => act(async () => root.unmount()) };
}

test('what waits for Shopify’s window is on its way: a second click sends nothing', async () => {
  const { sent, button, click, leave } = await opened(needy);
  await click();
  await click();
  expect(asked).toHaveLength(1);
  expect(button.textContent).toBe('publish');
  expect(sent).not.toHaveBeenCalled();
  await act(async () => answer());
  expect(sent).toHaveBeenCalledTimes(1);
  expect(button.textContent).toBe('idle');
  await leave();
});

test('what needs no permission is sent at once', async () => {
  const { sent, click, leave } = await opened(someTerms());
  await click();
  expect(asked).toEqual([]);
  expect(sent).toHaveBeenCalledTimes(1);
  await leave();
});
