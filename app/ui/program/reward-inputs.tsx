import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, FormLayout, InlineError, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import type { RewardType } from '../../domain/rewards/reward-spec.ts';
import { parseMoney } from '../../domain/shared/money.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { moneyAsTyped } from '../../i18n/typed-number.ts';
import type { RewardForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';
import { REWARD_FIELDS, REWARD_GROUPS, type RewardField } from './reward-fields.ts';

export type RewardInputsProps = {
  /** this reward's path in OfferTerms */
  path: string;
  types: readonly RewardType[];
  /** "nothing" can be chosen too */
  canBeNone: boolean;
  reward: RewardForm;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<RewardForm>) => void;
};

/** A reward: its type, what that means, then only the fields this type has. */
export function RewardInputs({ path, types, canBeNone, reward, currency, errors, onChange }: RewardInputsProps) {
  const { t } = useWords();
  const groups = REWARD_GROUPS.map(({ name, types: members }) => ({
    title: t(`program.typeGroups.${name}`),
    options: members
      .filter((type) => types.includes(type))
      .map((type) => ({ value: type, label: t(`program.types.${type}`) })),
  })).filter(({ options }) => options.length > 0);
  const fields = reward.type === 'none' ? [] : REWARD_FIELDS[reward.type];

  return (
    <FormLayout>
      <Select
        label={t('program.type')}
        name={`${path}.type`}
        options={[...(canBeNone ? [{ value: 'none', label: t('program.types.none') }] : []), ...groups]}
        value={reward.type}
        onChange={(type) => onChange(path, { type: type as RewardForm['type'] })}
        error={errors(path) ?? errors(`${path}.type`)}
        helpText={t(`program.typeHelp.${reward.type}`)}
      />
      <FormLayout.Group>
        {fields.map((field) =>
          field.kind === 'product' ? (
            <ProductPicker
              key={field.name}
              title={reward.title ?? ''}
              currency={currency}
              error={errors(`${path}.variantId`)}
              onPick={(picked) => onChange(path, picked)}
            />
          ) : (
            <RewardInput
              key={field.name}
              field={field}
              path={path}
              type={reward.type}
              value={reward[field.name] ?? ''}
              currency={currency}
              error={errors(`${path}.${field.name}`)}
              onChange={(value) => onChange(`${path}.${field.name}`, { [field.name]: value })}
            />
          ),
        )}
      </FormLayout.Group>
    </FormLayout>
  );
}

type RewardInputProps = {
  field: RewardField;
  path: string;
  type: RewardForm['type'];
  value: string;
  currency: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function RewardInput({
  field: { name, kind, unit, max },
  path,
  type,
  value,
  currency,
  error,
  onChange,
}: RewardInputProps) {
  const { t, locale, has } = useWords();
  const isMoney = kind === 'money' || kind === 'optional-money';
  const suffix = kind === 'percent' ? '%' : isMoney ? currencySign(currency, locale) : unit && t(`program.${unit}`);
  // a field may mean something of its own in one type
  const words = has(`program.fields.${type}.${name}`) ? `program.fields.${type}` : 'program.fields';
  const help = `${words}.${name}Help`;
  return (
    <TextField
      label={t(`${words}.${name}`)}
      helpText={has(help) ? t(help) : undefined}
      name={`${path}.${name}`}
      value={value}
      onChange={onChange}
      error={error}
      suffix={suffix}
      inputMode={kind === 'percent' || isMoney ? 'decimal' : kind === 'text' ? 'text' : 'numeric'}
      maxLength={kind === 'text' ? max : undefined}
      autoComplete="off"
    />
  );
}

type ProductPickerProps = {
  title: string;
  currency: string;
  error: string | undefined;
  onPick: (picked: Pick<RewardForm, 'variantId' | 'title' | 'priceMinor'>) => void;
};

/** What App Bridge answers, as far as it is used: the chosen product with its variants. */
type Picked = { title: string; variants?: { id?: string; price?: string }[] };

/** Shopify's own list of products; price and name are taken over and can be changed. */
function ProductPicker({ title, currency, error, onPick }: ProductPickerProps) {
  const { t, locale } = useWords();
  const shopify = useAppBridge();

  async function pick(): Promise<void> {
    const [product] = ((await shopify.resourcePicker({ type: 'product', multiple: false })) ?? []) as Picked[];
    const variant = product?.variants?.[0];
    if (!product || !variant?.id) return;
    onPick({
      variantId: variant.id,
      title: product.title,
      priceMinor: variant.price ? moneyAsTyped(parseMoney(String(variant.price), currency), locale) : '',
    });
  }

  return (
    <BlockStack gap="100">
      <Text as="p">{t('program.fields.variantId')}</Text>
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={pick} ariaDescribedBy="picked-product">
          {t(title === '' ? 'program.product.choose' : 'program.product.change')}
        </Button>
        <Text as="span" id="picked-product" tone={title === '' ? 'subdued' : undefined}>
          {title === '' ? t('program.product.none') : title}
        </Text>
      </InlineStack>
      {error && <InlineError message={error} fieldID="picked-product" />}
    </BlockStack>
  );
}
