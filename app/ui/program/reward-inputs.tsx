import { FormLayout, Select, TextField } from '@shopify/polaris';
import type { RewardType } from '../../domain/rewards/reward-spec.ts';
import { parseMoney } from '../../domain/shared/money.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { moneyAsTyped } from '../../i18n/typed-number.ts';
import type { RewardForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';
import { ProductPicker } from './product-picker.tsx';
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
  const { t, locale } = useWords();
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
              label={t('program.fields.variantId')}
              title={reward.title ?? ''}
              error={errors(`${path}.variantId`)}
              onPick={({ price, ...picked }) =>
                onChange(path, {
                  ...picked,
                  priceMinor: price ? moneyAsTyped(parseMoney(price, currency), locale) : '',
                })
              }
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
