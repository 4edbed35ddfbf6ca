import { BlockStack, ChoiceList, FormLayout, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import { useReason } from '../review/reason-fields.tsx';

export type NewEntry = {
  list: 'block' | 'allow';
  by: 'email' | 'phone' | 'customer';
  typed: string;
  reason: string;
};

type AddEntryModalProps = {
  isBusy: boolean;
  /** what was wrong with what was typed: a key under lists.problems */
  problem: string | null;
  onAdd: (entry: NewEntry) => void;
  onClose: () => void;
};

const BY: readonly NewEntry['by'][] = ['email', 'phone', 'customer'];

/** Asks whom to block or allow, and why. Stays open, with all that was typed, until it was taken. */
export function AddEntryModal({ isBusy, problem, onAdd, onClose }: AddEntryModalProps) {
  const { t } = useWords();
  const [list, setList] = useState<NewEntry['list']>('block');
  const [by, setBy] = useState<NewEntry['by']>('email');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState('');
  const { fields, read } = useReason(list);
  const said = `${by} ${typed.trim()} ${list}`;
  // a message stands until what it is about was changed
  const error = refused !== said ? undefined : typed.trim() === '' ? 'empty' : (problem ?? undefined);

  const add = () => {
    setRefused(said);
    const reason = read();
    if (typed.trim() && reason !== null) onAdd({ list, by, typed, reason });
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('lists.add.title')}
      primaryAction={{
        content: t(`lists.add.${list}`),
        destructive: list === 'block',
        loading: isBusy,
        onAction: add,
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <ChoiceList
            title={t('lists.add.list')}
            choices={(['block', 'allow'] as const).map((value) => ({
              value,
              label: t(`lists.add.lists.${value}`),
              helpText: t(`lists.add.help.${value}`),
            }))}
            selected={[list]}
            onChange={([chosen]) => setList(chosen as NewEntry['list'])}
          />
          <FormLayout>
            <FormLayout.Group>
              <Select
                label={t('lists.add.by')}
                name="by"
                options={BY.map((value) => ({ value, label: t(`lists.by.${value}`) }))}
                value={by}
                onChange={(value) => setBy(value as NewEntry['by'])}
              />
              <TextField
                label={t(`lists.by.${by}`)}
                name="typed"
                type={by === 'email' ? 'email' : by === 'phone' ? 'tel' : 'text'}
                autoComplete="off"
                maxLength={254}
                value={typed}
                onChange={setTyped}
                helpText={t(`lists.add.typed.${by}`)}
                error={error && t(`lists.problems.${error}`)}
              />
            </FormLayout.Group>
          </FormLayout>
          {fields}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
