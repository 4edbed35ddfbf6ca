import { BlockStack, Card, FormLayout, Text, TextField } from '@shopify/polaris';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ProgramForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';

type ConditionsForm = Pick<ProgramForm, 'minimumSubtotal' | 'windowDays' | 'waitingDays' | 'friendsPerMonth'>;

type ConditionFieldsProps = {
  form: ConditionsForm;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<ConditionsForm>) => void;
};

/** When an order counts, how long rewards wait, how many friends a month. */
export function ConditionFields({ form, currency, errors, onChange }: ConditionFieldsProps) {
  const { t, locale } = useWords();
  const field = (name: keyof ConditionsForm, path: string, suffix: string) => (
    <TextField
      label={t(`program.${name}`)}
      helpText={t(`program.${name}Help`)}
      name={path}
      value={form[name]}
      onChange={(value) => onChange(path, { [name]: value })}
      error={errors(path)}
      suffix={suffix}
      inputMode={name === 'minimumSubtotal' ? 'decimal' : 'numeric'}
      autoComplete="off"
    />
  );
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('program.conditionsTitle')}
        </Text>
        <FormLayout>
          <FormLayout.Group>
            {field('minimumSubtotal', 'conditions.minimumSubtotalMinor', currencySign(currency, locale))}
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
