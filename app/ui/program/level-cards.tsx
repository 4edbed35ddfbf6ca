import { BlockStack, Box, Button, Card, Checkbox, InlineStack, Text, TextField } from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import {
  type LevelForm,
  MOST_LEVELS,
  newLevel,
  newSignUp,
  type ProgramForm,
  type RewardForm,
  type SignUpForm,
} from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';
import { TYPES_OF } from './reward-fields.ts';
import { RewardInputs } from './reward-inputs.tsx';

type LevelCardsProps = {
  form: Pick<ProgramForm, 'signUp' | 'nthPurchases'>;
  currency: string;
  errors: FieldErrors;
  onChange: (field: string, change: Partial<ProgramForm>) => void;
};

/** What is paid beside the first purchase (P2): a card for each level, and buttons that add one. */
export function LevelCards({ form: { signUp, nthPurchases }, currency, errors, onChange }: LevelCardsProps) {
  const { t } = useWords();
  const putLevel = (path: string, at: number, part: Partial<LevelForm>) =>
    onChange(path, { nthPurchases: nthPurchases.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      {signUp && (
        <LevelCard
          title={t('program.levels.signUp')}
          help={t('program.levels.signUpHelp')}
          path="signUp"
          level={signUp}
          types={TYPES_OF.welcome}
          {...{ currency, errors }}
          onReward={(field, part) => onChange(field, { signUp: { ...signUp, ...part } })}
          onRemove={() => onChange('signUp', { signUp: null })}
        >
          <Checkbox
            label={t('program.levels.existing')}
            helpText={t('program.levels.existingHelp')}
            name="signUp.existingCustomersMayJoin"
            checked={signUp.existingCustomersMayJoin}
            onChange={(existingCustomersMayJoin) =>
              onChange('signUp.existingCustomersMayJoin', { signUp: { ...signUp, existingCustomersMayJoin } })
            }
          />
        </LevelCard>
      )}
      {nthPurchases.map((level, index) => {
        const path = `nthPurchases.${index}`;
        return (
          <LevelCard
            key={level.key}
            title={t('program.levels.purchase', { number: level.n || '…' })}
            help={t('program.levels.purchaseHelp')}
            path={path}
            level={level}
            types={TYPES_OF.advocate}
            {...{ currency, errors }}
            onReward={(field, part) => putLevel(field, index, part)}
            onRemove={() => onChange('nthPurchases', { nthPurchases: nthPurchases.filter((_, at) => at !== index) })}
          >
            <TextField
              label={t('program.levels.n')}
              helpText={t('program.levels.nHelp')}
              name={`${path}.n`}
              value={level.n}
              onChange={(n) => putLevel(`${path}.n`, index, { n })}
              error={errors(`${path}.n`)}
              inputMode="numeric"
              autoComplete="off"
            />
          </LevelCard>
        );
      })}
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t('program.levels.title')} help={t('program.levels.help')} />
          <InlineStack gap="200">
            <Button
              icon={PlusIcon}
              disabled={signUp !== null}
              onClick={() => onChange('signUp', { signUp: newSignUp() })}
            >
              {t('program.levels.addSignUp')}
            </Button>
            <Button
              icon={PlusIcon}
              disabled={nthPurchases.length >= MOST_LEVELS}
              onClick={() => onChange('nthPurchases', { nthPurchases: [...nthPurchases, newLevel(nthPurchases)] })}
            >
              {t('program.levels.addPurchase')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </>
  );
}

type LevelCardProps = {
  title: string;
  help: string;
  path: string;
  level: Pick<SignUpForm, 'advocate' | 'friend'>;
  types: (typeof TYPES_OF)['advocate'];
  currency: string;
  errors: FieldErrors;
  onReward: (field: string, part: { advocate?: RewardForm; friend?: RewardForm }) => void;
  onRemove: () => void;
  /** what only this level asks */
  children: ReactNode;
};

/** One level: what is asked of it, then each side's reward. */
function LevelCard({
  title,
  help,
  path,
  level,
  types,
  currency,
  errors,
  onReward,
  onRemove,
  children,
}: LevelCardProps) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <CardHeading title={title} help={help} />
          <Button
            variant="tertiary"
            tone="critical"
            icon={DeleteIcon}
            accessibilityLabel={t('program.levels.removeNamed', { level: title })}
            onClick={onRemove}
          >
            {t('program.levels.remove')}
          </Button>
        </InlineStack>
        {children}
        {(['advocate', 'friend'] as const).map((side) => (
          <Box key={side}>
            <BlockStack gap="200">
              <Text as="h3" variant="headingSm">
                {t(`program.levels.${side}`)}
              </Text>
              <RewardInputs
                path={`${path}.${side}`}
                types={types}
                canBeNone
                reward={level[side]}
                currency={currency}
                errors={errors}
                onChange={(field, part) => onReward(field, { [side]: { ...level[side], ...part } })}
              />
            </BlockStack>
          </Box>
        ))}
      </BlockStack>
    </Card>
  );
}
