import { BlockStack, Card, FormLayout, Text } from '@shopify/polaris';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ProgramForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';
import { useTermFields } from './use-term-fields.tsx';

type ConditionFieldsProps = {
  form: Pick<ProgramForm, 'minimumSubtotal' | 'windowDays' | 'waitingDays' | 'friendsPerMonth'>;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<ProgramForm>) => void;
};

/** When an order counts, how long rewards wait, how many friends a month. */
export function ConditionFields({ form, currency, errors, onChange }: ConditionFieldsProps) {
  const { t, locale } = useWords();
  const field = useTermFields({ form, errors, onChange });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('program.conditionsTitle')}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            {field('minimumSubtotal', 'conditions.minimumSubtotalMinor', currencySign(currency, locale), 'decimal')}
            {field('windowDays', 'conditions.windowDays', t('program.days'))}
          </FormLayout.Group>
        </FormLayout>
        <Text as="h2" variant="headingMd">
          {t('program.limitsTitle')}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            {field('waitingDays', 'waitingDays', t('program.days'))}
            {field('friendsPerMonth', 'limits.friendsPerMonth', t('program.friendsUnit'))}
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
