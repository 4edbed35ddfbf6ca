import {
  BlockStack,
  Box,
  Button,
  ChoiceList,
  Divider,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { budgetSummary, catalogueSummary, conditionsSummary, policyWords } from '../offer-words.ts';
import { type ItemForm, newItem, type ProgramForm } from '../program-form.ts';
import { ConditionsCard } from './conditions-card.tsx';
import { PERSON_CODES, PURCHASE_CODES } from './conditions-form.ts';
import { DeclarationTerms } from './declaration-terms.tsx';
import type { FieldErrors } from './field-errors.ts';
import { FoldingCard } from './folding-card.tsx';
import type { MoreTermsProps } from './more-terms-props.ts';
import { Newcomer } from './newcomer-line.tsx';
import { QualifyingCount } from './qualifying-count.tsx';
import { TYPES_OF } from './reward-fields.ts';
import { RewardInputs } from './reward-inputs.tsx';
import { useTermFields } from './use-term-fields.tsx';

const POLICIES = ['keep', 'negative-balance', 'withhold-next'] as const;

/** Who may invite, who may be invited, which purchases count. */
const CONDITION_CARDS = [
  {
    kind: 'purchase',
    path: 'conditions.purchase',
    part: 'purchase',
    codes: PURCHASE_CODES,
    of: ({ conditions }: OfferTerms) => conditions.purchase,
  },
  {
    kind: 'advocate',
    path: 'eligibility.advocate',
    part: 'mayInvite',
    codes: PERSON_CODES,
    of: ({ eligibility }: OfferTerms) => eligibility.advocate,
  },
  {
    kind: 'friend',
    path: 'eligibility.friend',
    part: 'mayBeInvited',
    codes: PERSON_CODES,
    of: ({ eligibility }: OfferTerms) => eligibility.friend,
  },
] as const;

/** What a programme can live without: further limits, points and their catalogue, what becomes of spent rewards. */
export function MoreTerms({
  form,
  terms,
  isReadable,
  errors,
  troubled,
  onChange,
}: MoreTermsProps & { isReadable: boolean }) {
  const words = useWords();
  const { t, locale } = words;
  const sign = currencySign(terms.currency, locale);
  const isTroubled = (...parts: string[]) => troubled.some((field) => parts.some((part) => field.startsWith(part)));
  const field = useTermFields({ form, errors, onChange });
  return (
    <>
      {CONDITION_CARDS.map(({ kind, path, part, codes, of }) => (
        <ConditionsCard
          key={kind}
          kind={kind}
          path={path}
          codes={codes}
          form={form[part]}
          summary={conditionsSummary(of(terms), terms.currency, words)}
          currency={terms.currency}
          errors={errors}
          isTroubled={isTroubled(path)}
          onChange={(field, group) => onChange(field, { [part]: group })}
        >
          {kind === 'advocate' && form.mayInvite.of.length > 0 && (
            <QualifyingCount conditions={isReadable ? terms.eligibility.advocate : null} />
          )}
          {kind === 'friend' && isReadable && terms.eligibility.friend && (
            <Newcomer conditions={terms.eligibility.friend} />
          )}
        </ConditionsCard>
      ))}
      <FoldingCard
        title={t('program.budgetTitle')}
        summary={budgetSummary(terms, words)}
        mustOpen={isTroubled('limits.friendsInTotal', 'limits.budget')}
      >
        <FormLayout>
          {field('friendsInTotal', 'limits.friendsInTotal', t('program.friendsUnit'))}
          <FormLayout.Group>
            {field('budget', 'limits.budget.amountMinor', sign, 'decimal')}
            {field('typicalOrder', 'limits.budget.typicalOrderMinor', sign, 'decimal')}
          </FormLayout.Group>
        </FormLayout>
      </FoldingCard>
      <FoldingCard
        title={t('program.pointsTitle')}
        summary={catalogueSummary(terms, words)}
        mustOpen={isTroubled('wallet', 'catalogue')}
      >
        <BlockStack gap="400">
          <FormLayout>
            <FormLayout.Group>
              {field('maximumBalance', 'wallet.maximumBalance', t('program.pointsUnit'))}
              {field('pointsPerUnit', 'wallet.pointsPerUnit', t('program.pointsUnit'))}
            </FormLayout.Group>
          </FormLayout>
          <Catalogue
            items={form.catalogue}
            currency={terms.currency}
            errors={errors}
            onChange={(path, catalogue) => onChange(path, { catalogue })}
          />
        </BlockStack>
      </FoldingCard>
      <FoldingCard
        title={t('program.spentTitle')}
        summary={policyWords(terms.spentRewards, words)}
        mustOpen={isTroubled('spentRewards')}
      >
        <ChoiceList
          title={t('program.spentQuestion')}
          name="spentRewards"
          selected={[form.spentRewards]}
          error={errors('spentRewards')}
          choices={POLICIES.map((value) => {
            const isDebt = form.ethical && value === 'negative-balance';
            return {
              value,
              label: policyWords(value, words),
              helpText: t(isDebt ? 'program.ethical.noDebt' : `program.spent.${value}.help`),
              disabled: isDebt && form.spentRewards !== value,
            };
          })}
          onChange={([chosen]) => onChange('spentRewards', { spentRewards: chosen as ProgramForm['spentRewards'] })}
        />
      </FoldingCard>
      <DeclarationTerms form={form} terms={terms} errors={errors} troubled={troubled} onChange={onChange} />
    </>
  );
}

type CatalogueProps = {
  items: ItemForm[];
  currency: string;
  errors: FieldErrors;
  onChange: (path: string, items: ItemForm[]) => void;
};

/** What points can be exchanged for, a line each. */
function Catalogue({ items, currency, errors, onChange }: CatalogueProps) {
  const { t } = useWords();
  const put = (path: string, at: number, part: Partial<ItemForm>) =>
    onChange(
      path,
      items.map((item, index) => (index === at ? { ...item, ...part } : item)),
    );
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('program.catalogue.title')}
      </Text>
      <Text as="p" tone="subdued">
        {t(items.length === 0 ? 'program.catalogue.empty' : 'program.catalogue.help')}
      </Text>
      <BlockStack as="ol" gap="400">
        {items.map((item, index) => {
          const path = `catalogue.${index}`;
          return (
            <Box as="li" key={item.itemId}>
              <BlockStack gap="300">
                <Divider />
                <InlineStack align="space-between" blockAlign="center">
                  <Text as="h4" variant="headingSm">
                    {t('program.catalogue.item', { number: index + 1 })}
                  </Text>
                  <Button
                    variant="tertiary"
                    tone="critical"
                    icon={DeleteIcon}
                    accessibilityLabel={t('program.catalogue.removeNamed', { number: index + 1 })}
                    onClick={() =>
                      onChange(
                        'catalogue',
                        items.filter((_, at) => at !== index),
                      )
                    }
                  >
                    {t('program.catalogue.remove')}
                  </Button>
                </InlineStack>
                <TextField
                  label={t('program.catalogue.points')}
                  name={`${path}.points`}
                  value={item.points}
                  onChange={(points) => put(`${path}.points`, index, { points })}
                  error={errors(`${path}.points`)}
                  suffix={t('program.pointsUnit')}
                  inputMode="numeric"
                  autoComplete="off"
                />
                <RewardInputs
                  path={`${path}.reward`}
                  types={TYPES_OF.catalogue}
                  canBeNone={false}
                  reward={item.reward}
                  currency={currency}
                  errors={errors}
                  onChange={(field, part) => put(field, index, { reward: { ...item.reward, ...part } })}
                />
              </BlockStack>
            </Box>
          );
        })}
      </BlockStack>
      <InlineStack>
        <Button icon={PlusIcon} onClick={() => onChange('catalogue', [...items, newItem(items)])}>
          {t('program.catalogue.add')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
