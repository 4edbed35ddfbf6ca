// @vitest-environment jsdom
import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import { TemplateCards } from '../../app/ui/home/template-cards.tsx';
import { aStart } from './fixtures.ts';

// what Polaris asks of a window, some of it while it is loaded, and jsdom doesn't know
vi.hoisted(() => {
  window.scroll = () => {};
  window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {} }) as never;
});

beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => void vi.unstubAllGlobals());

/** The cards, as somebody presses a button by what stands on it. */
async function cards(replaces: string | null) {
  const onPick = vi.fn();
  const [template] = aStart().templates.filter(({ need }) => need === null);
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  await act(async () =>
    root.render(
      <AppProvider i18n={polarisEn}>
        <WordsProvider locale="en">
          <TemplateCards templates={[template!]} replaces={replaces} picking={null} onPick={onPick} />
        </WordsProvider>
      </AppProvider>,
    ),
  );
  return {
    onPick,
    template: template!,
    press: (text: string) =>
      act(async () => [...document.querySelectorAll('button')].find((one) => one.textContent === text)?.click()),
    leave: () => act(async () => root.unmount()),
  };
}

test('a template takes the place of a draft only after a question that names it', async () => {
  const { onPick, template, press, leave } = await cards('Amis');
  await press('Start with this');
  expect(onPick).not.toHaveBeenCalled();
  expect(document.body.textContent).toContain('“Amis”, was never published');
  await press('Replace the draft');
  expect(onPick).toHaveBeenCalledWith(template.id, expect.anything());
  await leave();
});

test('where there is no draft nothing is asked', async () => {
  const { onPick, press, leave } = await cards(null);
  await press('Start with this');
  expect(onPick).toHaveBeenCalledTimes(1);
  await leave();
});
