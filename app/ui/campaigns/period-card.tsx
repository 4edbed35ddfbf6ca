import { BlockStack, Card, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import type { FieldErrors } from '../program/field-errors.ts';
import { type CampaignForm, PRIORITIES } from './campaign-form.ts';
import { cityOf, periodWords } from './period-words.ts';

type PeriodCardProps = {
  form: CampaignForm;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<CampaignForm>) => void;
  today: string;
  timeZone: string;
  /** what has begun keeps its first day */
  hasBegun: boolean;
  /** other campaigns that share a day with it */
  met: readonly CampaignView[];
};

/** What it is called, from when to when, and, only where it meets another, which of the two is in force. */
export function PeriodCard({ form, errors, onChange, today, timeZone, hasBegun, met }: PeriodCardProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('campaigns.form.when')} help={t('campaigns.form.whenHelp', { city: cityOf(timeZone) })} />
        <FormLayout>
          <TextField
            label={t('campaigns.form.name')}
            helpText={t('program.nameHelp')}
            name="name"
            value={form.name}
            onChange={(name) => onChange('name', { name })}
            error={errors('name')}
            autoComplete="off"
            maxLength={80}
          />
          <FormLayout.Group>
            <TextField
              type="date"
              label={t('campaigns.form.first')}
              helpText={hasBegun ? t('campaigns.form.firstFixed') : t('campaigns.form.firstHelp')}
              name="first"
              value={form.first}
              onChange={(first) => onChange('first', { first })}
              error={errors('first')}
              min={hasBegun ? undefined : today}
              readOnly={hasBegun}
              autoComplete="off"
            />
            <TextField
              type="date"
              label={t('campaigns.form.last')}
              helpText={t('campaigns.form.lastHelp')}
              name="last"
              value={form.last}
              onChange={(last) => onChange('last', { last })}
              error={errors('last')}
              min={form.first > today ? form.first : today}
              autoComplete="off"
            />
          </FormLayout.Group>
          {(met.length > 0 || errors('priority')) && (
            <BlockStack gap="200">
              {met.map((other) => (
                <Text as="p" key={other.id}>
                  {t('campaigns.form.meets', {
                    name: other.name,
                    period: periodWords(other, words),
                    priority: other.priority,
                  })}
                </Text>
              ))}
              <Select
                label={t('campaigns.form.priority')}
                helpText={t('campaigns.form.priorityHelp')}
                name="priority"
                options={PRIORITIES.map((value) => ({
                  value,
                  label:
                    value === PRIORITIES.at(-1)
                      ? t('campaigns.form.priorityMost', { value })
                      : value === PRIORITIES[0]
                        ? t('campaigns.form.priorityLeast', { value })
                        : value,
                }))}
                value={form.priority}
                onChange={(priority) => onChange('priority', { priority })}
                error={errors('priority')}
              />
            </BlockStack>
          )}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
