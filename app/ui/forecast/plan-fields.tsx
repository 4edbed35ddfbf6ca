import { BlockStack, Box, Card, FormLayout, Text, TextField } from '@shopify/polaris';
import { currencySign, formatNumber, formatRatio, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { PLAN_FIELDS, type PlanField, type PlanForm, type PlanProblem } from './plan-form.ts';

type PlanFieldsProps = {
  form: PlanForm;
  currency: string;
  problems: readonly PlanProblem[];
  onChange: (field: PlanField, typed: string) => void;
};

const GROUPS: { name: string; rows: PlanField[][] }[] = [
  { name: 'people', rows: [['customers', 'months'], ['enrolmentBp', 'friendsHundredths'], ['conversionBp']] },
  { name: 'sale', rows: [['basketMinor', 'marginBp'], ['purchasesHundredths']] },
  {
    name: 'costs',
    rows: [
      ['advocateRewardMinor', 'friendRewardMinor'],
      ['softwareMinor', 'mediaCacMinor'],
      ['hoursHundredths', 'hourMinor'],
    ],
  },
];

/** What is assumed, in three cards: people, a sale, costs. */
export function PlanFields({ form, currency, problems, onChange }: PlanFieldsProps) {
  const words = useWords();
  const { t, locale } = words;
  const field = (name: PlanField) => {
    const { kind } = PLAN_FIELDS[name];
    const problem = problems.find((one) => one.field === name);
    return (
      <TextField
        key={name}
        name={name}
        label={t(`forecast.fields.${name}.label`)}
        helpText={t(`forecast.fields.${name}.help`)}
        value={form[name]}
        onChange={(typed) => onChange(name, typed)}
        error={problem && problemWords(problem, currency, words)}
        suffix={kind === 'percent' ? '%' : kind.endsWith('money') ? currencySign(currency, locale) : undefined}
        inputMode={kind === 'count' ? 'numeric' : 'decimal'}
        autoComplete="off"
      />
    );
  };
  return (
    <>
      {GROUPS.map(({ name, rows }) => (
        <Card key={name}>
          <BlockStack gap="400">
            <CardHeading title={t(`forecast.groups.${name}.title`)} help={t(`forecast.groups.${name}.help`)} />
            <FormLayout>
              {rows.map((row) =>
                row.length > 1 ? <FormLayout.Group key={row[0]}>{row.map(field)}</FormLayout.Group> : row.map(field),
              )}
            </FormLayout>
          </BlockStack>
        </Card>
      ))}
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p" tone="subdued">
          {t('forecast.assuming')}
        </Text>
      </Box>
    </>
  );
}

function problemWords({ field, problem, bound }: PlanProblem, currency: string, words: Words): string {
  const { kind } = PLAN_FIELDS[field];
  const limit = kind.endsWith('money')
    ? moneyWords({ amountMinor: bound, currency }, words)
    : kind === 'percent'
      ? formatRatio(bound / 10_000, words.locale, 2)
      : formatNumber(kind === 'decimal' ? bound / 100 : bound, words.locale);
  const key = field === 'marginBp' && problem === 'missing' ? 'margin' : problem;
  return words.t(`forecast.problems.${key}`, { limit });
}
