import { TextField } from '@shopify/polaris';
import type { TemplateAnswers, TemplateNeed } from '../../domain/program/templates.ts';
import { parseMoney } from '../../domain/shared/money.ts';
import { useWords } from '../../i18n/react.tsx';
import { ProductPicker } from '../program/product-picker.tsx';

/** What the merchant answered on a card so far. */
export type Answers = Partial<TemplateAnswers>;

type AskProps = {
  need: TemplateNeed;
  answers: Answers;
  currency: string;
  /** it was wanted and isn't there */
  isMissing: boolean;
  onAnswer: (answer: Answers) => void;
};

/** What a template can't know: asked where it is chosen. */
export function TemplateAsk({ need, answers, currency, isMissing, onAnswer }: AskProps) {
  const { t } = useWords();
  const error = isMissing ? t(`templates.asks.${need}.missing`) : undefined;
  if (need === 'product')
    return (
      <ProductPicker
        label={t('templates.asks.product.label')}
        title={answers.product?.title ?? ''}
        error={error}
        onPick={({ price, ...product }) =>
          onAnswer({ product: { ...product, priceMinor: price ? parseMoney(price, currency).amountMinor : 0 } })
        }
      />
    );
  return (
    <TextField
      label={t(`templates.asks.${need}.label`)}
      helpText={t(`templates.asks.${need}.help`)}
      name={need}
      value={answers[need] ?? ''}
      onChange={(typed) => onAnswer({ [need]: typed })}
      error={error}
      maxLength={80}
      autoComplete="off"
    />
  );
}
