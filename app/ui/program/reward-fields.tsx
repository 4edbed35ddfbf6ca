import { BlockStack, Card, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { RewardForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';

type RewardFieldsProps = {
  title: string;
  help: string;
  /** this reward's path in OfferTerms */
  path: string;
  types: readonly RewardForm['type'][];
  reward: RewardForm;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<RewardForm>) => void;
};

/** One side's reward: its type, then only the fields this type has. */
export function RewardFields({ title, help, path, types, reward, currency, errors, onChange }: RewardFieldsProps) {
  const { t, locale } = useWords();
  const text = (
    name: Exclude<keyof RewardForm, 'type'>,
    field: string,
    label: string,
    more: { suffix?: string; prefix?: string; helpText?: string; inputMode?: 'decimal' | 'numeric' },
  ) => (
    <TextField
      label={label}
      name={`${path}.${field}`}
      value={reward[name]}
      onChange={(value) => onChange(`${path}.${field}`, { [name]: value })}
      error={errors(`${path}.${field}`)}
      autoComplete="off"
      {...more}
    />
  );
  const sign = currencySign(currency, locale);
  const isCode = reward.type === 'percentage-code' || reward.type === 'fixed-code';

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {help}
          </Text>
        </BlockStack>
        <FormLayout>
          <FormLayout.Group>
            <Select
              label={t('program.type')}
              name={`${path}.type`}
              options={types.map((type) => ({ value: type, label: t(`program.types.${type}`) }))}
              value={reward.type}
              onChange={(type) => onChange(path, { type: type as RewardForm['type'] })}
              error={errors(path) ?? errors(`${path}.type`)}
            />
            {reward.type === 'percentage-code' &&
              text('percent', 'basisPoints', t('program.percent'), { suffix: '%', inputMode: 'decimal' })}
            {reward.type === 'fixed-code' &&
              text('amount', 'amountMinor', t('program.amount'), { suffix: sign, inputMode: 'decimal' })}
            {reward.type === 'points' && text('points', 'points', t('program.points'), { inputMode: 'numeric' })}
          </FormLayout.Group>
          {isCode && (
            <FormLayout.Group>
              {text('minimumSubtotal', 'minimumSubtotalMinor', t('program.codeMinimum'), {
                suffix: sign,
                helpText: t('program.codeMinimumHelp'),
                inputMode: 'decimal',
              })}
              {text('validDays', 'validDays', t('program.validDays'), {
                suffix: t('program.days'),
                helpText: t('program.validDaysHelp'),
                inputMode: 'numeric',
              })}
            </FormLayout.Group>
          )}
          {reward.type === 'points' &&
            text('validMonths', 'validMonths', t('program.validMonths'), {
              suffix: t('program.months'),
              helpText: t('program.validMonthsHelp'),
              inputMode: 'numeric',
            })}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
