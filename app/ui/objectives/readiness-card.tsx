import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { Readiness } from '../../domain/objectives/readiness.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ObjectivesPage } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { Advice } from './advice.tsx';
import { formFromReadiness, MEASURES, type ReadinessField, readReadiness } from './readiness-form.ts';

type ReadinessCardProps = Pick<ObjectivesPage, 'readiness' | 'advice'> & {
  isBusy: boolean;
  onTell: (readiness: Readiness) => void;
};

/** Is it a good moment? Three figures, from where on each is good, and what follows from them (P11). */
export function ReadinessCard({ readiness, advice, isBusy, onTell }: ReadinessCardProps) {
  const { t, locale } = useWords();
  const [form, setForm] = useState(() => formFromReadiness(readiness, locale));
  const [isAsked, setAsked] = useState(false);
  const read = readReadiness(form, locale);
  const field = (name: ReadinessField) => {
    const [part, measure] = name.split('.') as [string, string];
    return (
      <TextField
        key={name}
        name={name}
        label={t(`readiness.${part}.${measure}`)}
        helpText={t(`readiness.${part}Help.${measure}`)}
        value={form[name]}
        onChange={(typed) => setForm((before) => ({ ...before, [name]: typed }))}
        error={isAsked && read.wrong.includes(name) ? t(`readiness.problems.${measure}`) : undefined}
        suffix={measure === 'churn' ? '%' : undefined}
        autoComplete="off"
      />
    );
  };
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('readiness.title')} help={t('readiness.help')} />
        <div role="status">
          <Advice advice={advice} />
        </div>
        <FormLayout>
          {MEASURES.map((measure) => (
            <FormLayout.Group key={measure}>
              {field(`values.${measure}`)}
              {field(`thresholds.${measure}`)}
            </FormLayout.Group>
          ))}
        </FormLayout>
        <Text as="p" tone="subdued">
          {t('readiness.never')}
        </Text>
        <InlineStack>
          <Button
            loading={isBusy}
            onClick={() => {
              setAsked(true);
              if (read.wrong.length === 0) onTell(read.readiness);
            }}
          >
            {t('readiness.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
