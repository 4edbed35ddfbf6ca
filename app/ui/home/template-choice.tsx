import { BlockStack, Box, Button, Card, ChoiceList, FormLayout, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { TemplateGoal } from '../../domain/program/templates.ts';
import { counted, formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { parseTypedPercent, percentAsTyped } from '../../i18n/typed-number.ts';
import type { StartingView } from '../../queries/views.ts';
import type { Answers } from './template-ask.tsx';
import { TemplateCards } from './template-cards.tsx';

export type ChoiceProps = {
  starting: StartingView;
  currency: string;
  /** what the draft is called that would give way; null = there is none */
  replaces: string | null;
  picking: string | null;
  isTelling: boolean;
  onPick: (template: StartingView['templates'][number]['id'], answers: Answers) => void;
  onMargin: (marginBp: number) => void;
};

/** What the merchant wants, then the templates for it, with values from the shop's own past (P7). */
export function TemplateChoice({ starting, currency, onMargin, isTelling, ...cards }: ChoiceProps) {
  const words = useWords();
  const { t } = words;
  const goals = [...new Set(starting.templates.map(({ goal }) => goal))];
  const [goal, setGoal] = useState<TemplateGoal>(goals[0] ?? 'sales');
  return (
    <BlockStack gap="400">
      <Card>
        <ChoiceList
          title={t('templates.goal')}
          name="goal"
          selected={[goal]}
          choices={goals.map((value) => ({ value, label: t(`templates.goals.${value}`) }))}
          onChange={([chosen]) => setGoal(chosen as TemplateGoal)}
        />
      </Card>
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p" tone="subdued">
          {basisWords(starting, currency, words)}
        </Text>
      </Box>
      <TemplateCards templates={starting.templates.filter((template) => template.goal === goal)} {...cards} />
      <MarginCard key={starting.marginBp} marginBp={starting.marginBp} isTelling={isTelling} onMargin={onMargin} />
    </BlockStack>
  );
}

/** Where the values on the cards come from. */
function basisWords({ basket, marginBp }: StartingView, currency: string, words: Words): string {
  const { t, locale } = words;
  if (!basket) return t('templates.basis.none');
  return t(marginBp === null ? 'templates.basis.basket' : 'templates.basis.margin', {
    basket: moneyWords({ amountMinor: basket.amountMinor, currency }, words),
    orders: counted(words, 'common.orders', basket.orders),
    margin: marginBp === null ? '' : formatBasisPoints(marginBp, locale),
  });
}

type MarginProps = { marginBp: number | null; isTelling: boolean; onMargin: (marginBp: number) => void };

/** Asked once, wherever it comes first. */
function MarginCard({ marginBp, isTelling, onMargin }: MarginProps) {
  const { t, locale } = useWords();
  const [typed, setTyped] = useState(marginBp === null ? '' : percentAsTyped(marginBp, locale));
  const [isAsked, setAsked] = useState(false);
  const read = parseTypedPercent(typed, locale);
  const told = read.ok && read.value > 0 && read.value <= 10_000 ? read.value : null;
  return (
    <Card>
      <FormLayout>
        <TextField
          label={t('templates.margin.label')}
          helpText={t('templates.margin.help')}
          name="marginBp"
          value={typed}
          onChange={setTyped}
          suffix="%"
          inputMode="decimal"
          autoComplete="off"
          error={isAsked && told === null ? t('templates.margin.problem') : undefined}
          connectedRight={
            <Button
              loading={isTelling}
              onClick={() => {
                setAsked(true);
                if (told !== null) onMargin(told);
              }}
            >
              {t('templates.margin.save')}
            </Button>
          }
        />
      </FormLayout>
    </Card>
  );
}
