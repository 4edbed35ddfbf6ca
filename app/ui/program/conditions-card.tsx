import { BlockStack, Box, Button, InlineStack, Select, Text } from '@shopify/polaris';
import { DeleteIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { LeafInputs } from './condition-inputs.tsx';
import { type ConditionCode, type GroupForm, type LeafForm, newLeaf, type PartForm } from './conditions-form.ts';
import type { FieldErrors } from './field-errors.ts';
import { FoldingCard } from './folding-card.tsx';

type ConditionsCardProps = {
  kind: 'purchase' | 'friend' | 'advocate';
  /** in OfferTerms */
  path: string;
  codes: readonly ConditionCode[];
  form: GroupForm;
  /** what stands in it, in a line */
  summary: string;
  currency: string;
  errors: FieldErrors;
  isTroubled: boolean;
  /** what stands below them */
  children?: ReactNode;
  onChange: (field: string, form: GroupForm) => void;
};

/** Further conditions, put together from a list: all or any must hold, and one of them may be a group of its own. */
export function ConditionsCard({ kind, path, form, summary, isTroubled, children, ...rest }: ConditionsCardProps) {
  const { t } = useWords();
  return (
    <FoldingCard title={t(`program.conditionGroups.${kind}.title`)} summary={summary} mustOpen={isTroubled}>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t(`program.conditionGroups.${kind}.help`)}
        </Text>
        <GroupFields path={path} group={form} mayHoldGroups {...rest} />
        {children}
      </BlockStack>
    </FoldingCard>
  );
}

type GroupFieldsProps = Pick<ConditionsCardProps, 'path' | 'codes' | 'currency' | 'errors'> & {
  group: GroupForm;
  mayHoldGroups: boolean;
  onChange: (field: string, group: GroupForm) => void;
};

const GROUP = 'group';

function GroupFields({ path, codes, group, mayHoldGroups, currency, errors, onChange }: GroupFieldsProps) {
  const { t } = useWords();
  const put = (field: string, at: number, part: PartForm) =>
    onChange(field, { ...group, of: group.of.map((one, index) => (index === at ? part : one)) });
  const remove = (at: number) => onChange(path, { ...group, of: group.of.filter((_, index) => index !== at) });
  const add = (chosen: string) => {
    const part: PartForm = chosen === GROUP ? { match: 'any', of: [] } : newLeaf(chosen as ConditionCode);
    onChange(path, { ...group, of: [...group.of, part] });
  };
  return (
    <BlockStack gap="400">
      {group.of.length > 1 && (
        <Select
          label={t('program.conditionGroups.match')}
          name={`${path}.match`}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`program.conditionGroups.${value}`) }))}
          value={group.match}
          onChange={(match) => onChange(path, { ...group, match: match as GroupForm['match'] })}
        />
      )}
      {group.of.length > 0 && (
        <BlockStack as="ul" gap="300">
          {group.of.map((part, index) => {
            const at = `${path}.of.${index}`;
            const name =
              'match' in part ? t('program.conditionGroups.group') : t(`program.conditionGroups.leaves.${part.code}`);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own, and may stand twice
              <Box as="li" key={index} padding="300" borderWidth="025" borderColor="border" borderRadius="200">
                <BlockStack gap="300">
                  <InlineStack align="space-between" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {name}
                    </Text>
                    <Button
                      variant="tertiary"
                      tone="critical"
                      icon={DeleteIcon}
                      accessibilityLabel={t('program.conditionGroups.removeNamed', { condition: name })}
                      onClick={() => remove(index)}
                    >
                      {t('program.conditionGroups.remove')}
                    </Button>
                  </InlineStack>
                  {'match' in part ? (
                    <GroupFields
                      path={at}
                      codes={codes}
                      group={part}
                      mayHoldGroups={false}
                      currency={currency}
                      errors={errors}
                      onChange={(field, inner) => put(field, index, { match: inner.match, of: inner.of as LeafForm[] })}
                    />
                  ) : (
                    <LeafInputs
                      leaf={part}
                      path={at}
                      currency={currency}
                      errors={errors}
                      onChange={(field, leaf) => put(field, index, leaf)}
                    />
                  )}
                  {errors(at) && (
                    <Text as="p" tone="critical">
                      {errors(at)}
                    </Text>
                  )}
                </BlockStack>
              </Box>
            );
          })}
        </BlockStack>
      )}
      <Select
        label={t('program.conditionGroups.add')}
        name={`${path}.add`}
        options={[
          { value: '', label: t('program.conditionGroups.choose') },
          ...codes.map((value) => ({ value, label: t(`program.conditionGroups.leaves.${value}`) })),
          ...(mayHoldGroups ? [{ value: GROUP, label: t('program.conditionGroups.group') }] : []),
        ]}
        value=""
        onChange={(chosen) => chosen !== '' && add(chosen)}
      />
    </BlockStack>
  );
}
