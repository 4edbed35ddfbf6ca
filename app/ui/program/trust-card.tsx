import { BlockStack, Button, ChoiceList, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { Thresholds, TrustChoice, TrustMode } from '../../domain/fraud/thresholds.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';
import { parseTypedCount } from '../../i18n/typed-number.ts';
import { FoldingCard } from './folding-card.tsx';

const MODES = ['relaxed', 'balanced', 'strict', 'custom'] as const satisfies readonly TrustMode[];
const MOST = 1_000;

type TrustCardProps = {
  /** as they stand: beside the programme, in force at once */
  trust: Thresholds;
  isSaving: boolean;
  onSave: (trust: TrustChoice) => void;
};

/** How strict the programme is with signs of fraud (V5): a word, or two weights for whoever wants to set them. */
export function TrustCard({ trust, isSaving, onSave }: TrustCardProps) {
  const { t, locale } = useWords();
  const [mode, setMode] = useState<TrustMode>(trust.mode);
  const [typed, setTyped] = useState({ holdAt: String(trust.holdAt), rejectAt: String(trust.rejectAt) });
  const [isAsked, setAsked] = useState(false);
  const wanted: Reading = mode === 'custom' ? readCustom(typed, locale) : { value: { mode }, errors: {} };
  const isChanged =
    mode !== trust.mode ||
    (mode === 'custom' && (typed.holdAt !== String(trust.holdAt) || typed.rejectAt !== String(trust.rejectAt)));
  const error = (name: keyof CustomErrors) => {
    const problem = isAsked ? wanted.errors[name] : undefined;
    return problem && t(`program.trust.${problem}`);
  };
  const weight = (name: keyof typeof typed) => (
    <TextField
      label={t(`program.trust.${name}`)}
      name={`trust.${name}`}
      value={typed[name]}
      onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
      error={error(name)}
      inputMode="numeric"
      autoComplete="off"
    />
  );
  return (
    <FoldingCard
      title={t('program.trust.title')}
      summary={t('program.trust.summary', {
        mode: t(`program.trust.modes.${trust.mode}`),
        holdAt: formatNumber(trust.holdAt, locale),
        rejectAt: formatNumber(trust.rejectAt, locale),
      })}
      mustOpen={isChanged}
    >
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t('program.trust.help')}
        </Text>
        <ChoiceList
          title={t('program.trust.question')}
          name="trust.mode"
          choices={MODES.map((value) => ({
            value,
            label: t(`program.trust.modes.${value}`),
            helpText: t(`program.trust.modeHelp.${value}`),
          }))}
          selected={[mode]}
          onChange={([value]) => setMode(value as TrustMode)}
        />
        {mode === 'custom' && (
          <FormLayout>
            <FormLayout.Group>
              {weight('holdAt')}
              {weight('rejectAt')}
            </FormLayout.Group>
            <Text as="p" tone="subdued">
              {t('program.trust.weightHelp')}
            </Text>
          </FormLayout>
        )}
        <InlineStack>
          <Button
            onClick={() => {
              setAsked(true);
              if (wanted.value) onSave(wanted.value);
            }}
            loading={isSaving}
            disabled={!isChanged}
          >
            {t('program.trust.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </FoldingCard>
  );
}

type CustomErrors = { holdAt?: 'outside'; rejectAt?: 'outside' | 'belowHold' };
type Reading = { value: TrustChoice | null; errors: CustomErrors };

/** The two weights as typed; null, and why beside the field, when they can't be read. */
function readCustom(typed: { holdAt: string; rejectAt: string }, locale: Locale): Reading {
  const [holdAt, rejectAt] = [weightIn(typed.holdAt, locale), weightIn(typed.rejectAt, locale)];
  if (holdAt === null || rejectAt === null)
    return {
      value: null,
      errors: {
        ...(holdAt === null && { holdAt: 'outside' as const }),
        ...(rejectAt === null && { rejectAt: 'outside' as const }),
      },
    };
  return holdAt <= rejectAt
    ? { value: { mode: 'custom', holdAt, rejectAt }, errors: {} }
    : { value: null, errors: { rejectAt: 'belowHold' } };
}

function weightIn(text: string, locale: Locale): number | null {
  const read = parseTypedCount(text, locale);
  return read.ok && read.value >= 1 && read.value <= MOST ? read.value : null;
}
