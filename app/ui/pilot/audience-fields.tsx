import { BlockStack, ChoiceList, Select, Text, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { FieldErrors } from '../program/field-errors.ts';
import type { PilotForm, Segment } from './pilot-form.ts';

type AudienceFieldsProps = {
  form: PilotForm;
  /** undefined = not read yet, null = Shopify doesn't answer */
  segments: readonly Segment[] | null | undefined;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<PilotForm>) => void;
};

/** Who is in: a share drawn by lot, or the people of one segment. */
export function AudienceFields({ form, segments, errors, onChange }: AudienceFieldsProps) {
  const { t } = useWords();
  return (
    <BlockStack gap="300">
      <ChoiceList
        title={t('pilot.form.audience')}
        name="kind"
        selected={[form.kind]}
        choices={(['share', 'segment'] as const).map((kind) => ({
          value: kind,
          label: t(`pilot.form.${kind}`),
          helpText: t(`pilot.form.${kind}Help`),
        }))}
        onChange={([kind]) => onChange('audience', { kind: kind as PilotForm['kind'] })}
      />
      {form.kind === 'share' ? (
        <TextField
          label={t('pilot.form.percent')}
          name="percent"
          type="text"
          inputMode="numeric"
          suffix="%"
          value={form.percent}
          onChange={(percent) => onChange('audience.percent', { percent })}
          error={errors('audience.percent')}
          autoComplete="off"
          maxLength={2}
        />
      ) : segments?.length === 0 || segments === null ? (
        <Text as="p" tone="critical">
          {t(segments === null ? 'program.conditionGroups.segmentsAway' : 'program.conditionGroups.noSegments')}
        </Text>
      ) : (
        <Select
          label={t('pilot.form.segmentLabel')}
          name="segmentId"
          options={[
            { value: '', label: t(segments ? 'pilot.form.choose' : 'pilot.form.loading'), disabled: true },
            ...(segments ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={form.segmentId}
          onChange={(segmentId) => onChange('audience.segmentId', { segmentId })}
          error={errors('audience.segmentId')}
        />
      )}
    </BlockStack>
  );
}
