import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TEMPLATE_IDS, templateOf } from '../../app/domain/program/templates.ts';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { StartingView, TemplateView } from '../../app/queries/views.ts';
import { TemplateCards } from '../../app/ui/home/template-cards.tsx';
import { TemplateChoice } from '../../app/ui/home/template-choice.tsx';
import { aStart } from './fixtures.ts';

const nothing = () => {};
const both = ['fr', 'en'] as const;
const rendered = (element: React.ReactElement, locale: 'fr' | 'en') =>
  renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>{element}</WordsProvider>
    </AppProvider>,
  )
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&#x27;', "'")
    .replace(/[\u00a0\u202f]/g, ' ');
const choice = (over: Partial<StartingView>, locale: 'fr' | 'en' = 'fr') =>
  rendered(
    createElement(TemplateChoice, {
      starting: aStart(over),
      ...{ currency: 'EUR', replaces: null, picking: null, isTelling: false, onPick: nothing, onMargin: nothing },
    }),
    locale,
  );

test('says where the amounts come from', () => {
  expect(choice({})).toContain('votre panier moyen de 62,20 € (214 commandes sur un an) et de votre marge de 30 %');
  expect(choice({ marginBp: null })).toContain('votre panier moyen de 62,20 € (214 commandes sur un an). ');
  expect(choice({ basket: null })).toContain('encore trop peu de commandes');
});

test('shows the arithmetic of an average order, and warns where it loses', () => {
  const text = choice({});
  expect(text).toContain('18,66 € de marge − 6,22 € de récompenses = 12,44 € pour vous');
  expect(text).toContain('6,22 € de marge − 12 € de récompenses. Il manque 5,78 €');
});

test('opens with the first goal’s templates and no other’s', () => {
  const text = choice({}, 'en');
  expect(text).toContain('What do you want?');
  expect(text).toContain('Keep the brand precious');
  expect(text).not.toContain('A chosen gift');
});

test.each(both)('every template has words in %s, and a word where its answer will be', (locale) => {
  const unanswered = {
    product: { variantId: 'gid://shopify/ProductVariant/0', title: '…', priceMinor: 1 },
    cause: '…',
    circle: '…',
  };
  const templates: TemplateView[] = TEMPLATE_IDS.map((id) => {
    const { goal, need, terms } = templateOf(id);
    const figures = { currency: 'EUR', basketMinor: null, marginBp: null };
    return { id, goal, need: need === 'product' ? null : need, terms: terms(figures, unanswered), order: null };
  });
  const text = rendered(
    createElement(TemplateCards, { templates, replaces: null, picking: null, onPick: nothing }),
    locale,
  );
  expect(text).not.toMatch(/templates\.|{{|…|undefined/);
  expect(text).toContain({ fr: 'votre cadeau', en: 'your gift' }[locale]);
});
