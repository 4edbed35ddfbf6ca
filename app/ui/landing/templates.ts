import type { LandingBlock } from '../../domain/landing/landing-page.ts';
import { wordsFor } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';

/** Pages to start from (S4), in the words of either language. */
export const TEMPLATES = ['short', 'story', 'answers'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

export function templateBlocks(name: TemplateName, locale: Locale): LandingBlock[] {
  const { t } = wordsFor(locale);
  const say = (key: string) => t(`landing.templates.texts.${key}`);
  const hero: LandingBlock = { kind: 'hero', title: say('heroTitle'), text: say('heroText') };
  const steps: LandingBlock = {
    kind: 'steps',
    title: say('stepsTitle'),
    steps: ['one', 'two', 'three'].map((step) => ({ title: say(`${step}.title`), text: say(`${step}.text`) })),
  };
  const questions: LandingBlock = {
    kind: 'questions',
    title: say('questionsTitle'),
    questions: ['first', 'second', 'third'].map((one) => ({
      question: say(`${one}.question`),
      answer: say(`${one}.answer`),
    })),
  };
  switch (name) {
    case 'short':
      return [hero, { kind: 'claim' }, steps];
    case 'story':
      return [
        hero,
        { kind: 'claim' },
        { kind: 'offer' },
        { kind: 'quote', text: say('quote'), author: say('quoteAuthor') },
        steps,
      ];
    case 'answers':
      return [{ kind: 'offer' }, { kind: 'claim' }, steps, questions];
    default:
      return name satisfies never;
  }
}
