import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import {
  BlockStack,
  Button,
  ChoiceList,
  FormLayout,
  InlineError,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useEffect, useMemo } from 'react';
import { countryName } from '../../i18n/condition-words.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import {
  CONDITION_FIELDS,
  type ConditionField,
  type FieldValue,
  type LeafForm,
  type Picked,
} from './conditions-form.ts';
import { COUNTRY_CODES } from './country-codes.ts';
import type { FieldErrors } from './field-errors.ts';
import { PickMany } from './pick-many.tsx';

type LeafInputsProps = {
  leaf: LeafForm;
  /** in OfferTerms */
  path: string;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, leaf: LeafForm) => void;
};

/** The fields of one condition. */
export function LeafInputs({ leaf, path, currency, errors, onChange }: LeafInputsProps) {
  return (
    <FormLayout>
      {CONDITION_FIELDS[leaf.code].map((field) => {
        const at = `${path}.args.${field.name}`;
        return (
          <FieldInput
            key={field.name}
            field={field}
            path={at}
            value={leaf.args[field.name] ?? ''}
            currency={currency}
            error={errors(at)}
            onChange={(value) => onChange(at, { ...leaf, args: { ...leaf.args, [field.name]: value } })}
          />
        );
      })}
    </FormLayout>
  );
}

type FieldInputProps = {
  field: ConditionField;
  path: string;
  value: FieldValue;
  currency: string;
  error: string | undefined;
  onChange: (value: FieldValue) => void;
};

function FieldInput({ field: { name, kind, options = [] }, path, value, currency, error, onChange }: FieldInputProps) {
  const { t, has, locale } = useWords();
  const label = t(`program.conditionGroups.fields.${name}`);
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'choice':
      return (
        <Select
          label={label}
          name={path}
          options={options.map((one) => ({ value: one, label: t(`program.conditionGroups.choices.${name}.${one}`) }))}
          value={text}
          onChange={onChange}
        />
      );
    case 'channels':
      return (
        <ChoiceList
          allowMultiple
          title={label}
          name={path}
          selected={value as string[]}
          choices={(['online', 'pos', 'draft', 'other'] as const).map((one) => ({
            value: one,
            label: t(`program.conditionGroups.channels.${one}`),
          }))}
          error={error}
          onChange={onChange}
        />
      );
    case 'countries':
      return <Countries label={label} picked={value as string[]} locale={locale} error={error} onChange={onChange} />;
    case 'products':
    case 'collections':
      return <ResourcePick label={label} kind={kind} picked={value as Picked[]} error={error} onChange={onChange} />;
    case 'segments':
      return <Segments label={label} picked={value as Picked[]} error={error} onChange={onChange} />;
    default: {
      const help = `program.conditionGroups.fields.${name}Help`;
      const isMoney = kind === 'optional-money';
      return (
        <TextField
          label={label}
          helpText={has(help) ? t(help) : undefined}
          name={path}
          value={text}
          onChange={onChange}
          error={error}
          suffix={isMoney ? currencySign(currency, locale) : undefined}
          inputMode={isMoney ? 'decimal' : kind.endsWith('count') ? 'numeric' : 'text'}
          autoComplete="off"
        />
      );
    }
  }
}

type CountriesProps = Pick<FieldInputProps, 'error' | 'onChange'> & {
  label: string;
  picked: string[];
  locale: 'fr' | 'en';
};

function Countries({ locale, ...pick }: CountriesProps) {
  const choices = useMemo(
    () =>
      COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code, locale) })).sort((a, b) =>
        a.label.localeCompare(b.label, locale),
      ),
    [locale],
  );
  return <PickMany choices={choices} {...pick} />;
}

type PickedProps = Pick<FieldInputProps, 'error' | 'onChange'> & { label: string; picked: Picked[] };

/** What Shopify's own window answers, as far as it is used. */
type Chosen = { id: string; title: string };
const idIn = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1);

/** Shopify's own list of products or collections. */
function ResourcePick({ label, kind, picked, error, onChange }: PickedProps & { kind: 'products' | 'collections' }) {
  const { t } = useWords();
  const shopify = useAppBridge();
  const type = kind === 'products' ? ('product' as const) : ('collection' as const);
  const node = kind === 'products' ? 'Product' : 'Collection';

  async function pick(): Promise<void> {
    const chosen = (await shopify.resourcePicker({
      type,
      multiple: true,
      selectionIds: picked.map(({ id }) => ({ id: `gid://shopify/${node}/${id}` })),
    })) as Chosen[] | undefined;
    if (chosen) onChange(chosen.map(({ id, title }) => ({ id: idIn(id), title })));
  }

  return (
    <BlockStack gap="100">
      <Text as="p">{label}</Text>
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={pick}>
          {t(picked.length === 0 ? 'program.conditionGroups.pick' : 'program.conditionGroups.change')}
        </Button>
        <Text as="span" tone={picked.length === 0 ? 'subdued' : undefined}>
          {picked.length === 0
            ? t('program.conditionGroups.nothing')
            : t('program.conditionGroups.chosen', { list: picked.map(({ title }) => title).join(', ') })}
        </Text>
      </InlineStack>
      {error && <InlineError message={error} fieldID={label} />}
    </BlockStack>
  );
}

/** The shop's segments, asked of Shopify when one is to be chosen. */
function Segments({ label, picked, error, onChange }: PickedProps) {
  const { t } = useWords();
  const { load, data, state } = useFetcher<{ segments: { id: string; name: string }[] | null }>();
  useEffect(() => load('/app/segments'), [load]);
  const known = data?.segments ?? [];
  // one that is gone in Shopify stays to be seen, and taken away
  const all = [
    ...known,
    ...picked.filter(({ id }) => !known.some((one) => one.id === id)).map(({ id, title: name }) => ({ id, name })),
  ];
  if (data && all.length === 0)
    return (
      <Text as="p">
        {t(data.segments === null ? 'program.conditionGroups.segmentsAway' : 'program.conditionGroups.noSegments')}
      </Text>
    );
  return (
    <ChoiceList
      allowMultiple
      title={label}
      disabled={state === 'loading' && !data}
      selected={picked.map(({ id }) => id)}
      choices={all.map(({ id, name }) => ({ value: id, label: name }))}
      error={error}
      onChange={(ids) =>
        onChange(all.filter(({ id }) => ids.includes(id)).map(({ id, name: title }) => ({ id, title })))
      }
    />
  );
}
