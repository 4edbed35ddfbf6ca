import { BlockStack, Button, Card, FormLayout, InlineStack, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { Objective } from '../../domain/objectives/objective.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { parseTypedCount, parseTypedMoney, parseTypedPercent, type Typed } from '../../i18n/typed-number.ts';
import { CardHeading } from '../card-heading.tsx';

const KINDS = ['enrolment', 'conversion', 'revenue', 'cac', 'words'] as const satisfies readonly Objective['kind'][];
const LONGEST = 300;

type AddObjectiveProps = {
  currency: string;
  today: string;
  isBusy: boolean;
  onAdd: (objective: Objective) => void;
};

/** What is wanted, how much of it, by when. */
export function AddObjective({ currency, today, isBusy, onAdd }: AddObjectiveProps) {
  const { t, locale } = useWords();
  const [kind, setKind] = useState<Objective['kind']>('enrolment');
  const [typed, setTyped] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [isAsked, setAsked] = useState(false);
  const target = readTarget();
  const isDue = dueOn >= today;
  const isWritten = typed.trim() !== '' && typed.trim().length <= LONGEST;

  function readTarget(): Typed {
    switch (kind) {
      case 'enrolment':
        return parseTypedCount(typed, locale);
      case 'conversion':
        return parseTypedPercent(typed, locale);
      default:
        return parseTypedMoney(typed, currency, locale);
    }
  }

  function add() {
    setAsked(true);
    if (!isDue) return;
    if (kind === 'words') {
      if (isWritten) onAdd({ kind, words: typed.trim(), dueOn });
    } else if (isSound(target)) onAdd({ kind, target: target.value, dueOn });
  }

  const isSound = (read: Typed): read is Extract<Typed, { ok: true }> =>
    read.ok && read.value >= 1 && (kind !== 'conversion' || read.value <= 10_000);
  const problem = !isAsked
    ? undefined
    : kind === 'words'
      ? isWritten
        ? undefined
        : t('objectives.problems.words')
      : isSound(target)
        ? undefined
        : t('objectives.problems.target');

  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t('objectives.add.title')} />
        <FormLayout>
          <Select
            name="kind"
            label={t('objectives.add.kind')}
            options={KINDS.map((value) => ({ value, label: t(`objectives.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => {
              setKind(value as Objective['kind']);
              setAsked(false);
            }}
            helpText={t(`objectives.kindHelp.${kind}`)}
          />
          <TextField
            name="target"
            label={t(
              kind === 'words'
                ? 'objectives.add.words'
                : kind === 'cac'
                  ? 'objectives.add.most'
                  : 'objectives.add.target',
            )}
            value={typed}
            onChange={setTyped}
            error={problem}
            suffix={
              kind === 'conversion'
                ? '%'
                : kind === 'revenue' || kind === 'cac'
                  ? currencySign(currency, locale)
                  : undefined
            }
            multiline={kind === 'words' ? 2 : undefined}
            autoComplete="off"
          />
          <TextField
            type="date"
            name="dueOn"
            label={t('objectives.add.dueOn')}
            value={dueOn}
            onChange={setDueOn}
            error={isAsked && !isDue ? t('objectives.problems.dueOn') : undefined}
            autoComplete="off"
          />
        </FormLayout>
        <InlineStack>
          <Button onClick={add} loading={isBusy}>
            {t('objectives.add.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
