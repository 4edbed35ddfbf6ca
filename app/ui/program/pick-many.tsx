import { BlockStack, Combobox, InlineError, InlineStack, Listbox, Tag } from '@shopify/polaris';
import { useId, useMemo, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';

type PickManyProps = {
  label: string;
  choices: readonly { value: string; label: string }[];
  picked: readonly string[];
  error: string | undefined;
  onChange: (picked: string[]) => void;
};

/** Several of a long list: type to narrow it, choose, take back by the cross. */
export function PickMany({ label, choices, picked, error, onChange }: PickManyProps) {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase();
    return choices.filter((one) => one.label.toLocaleLowerCase().includes(wanted)).slice(0, 60);
  }, [choices, typed]);
  const toggle = (value: string) => {
    onChange(picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value]);
    setTyped('');
  };
  const labelOf = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  return (
    <BlockStack gap="200">
      <Combobox
        allowMultiple
        activator={
          <Combobox.TextField
            label={label}
            value={typed}
            onChange={setTyped}
            placeholder={t('program.conditionGroups.search')}
            autoComplete="off"
          />
        }
      >
        {shown.length > 0 ? (
          <Listbox onSelect={toggle}>
            {shown.map((one) => (
              <Listbox.Option key={one.value} value={one.value} selected={picked.includes(one.value)}>
                {one.label}
              </Listbox.Option>
            ))}
          </Listbox>
        ) : null}
      </Combobox>
      {picked.length > 0 && (
        <InlineStack gap="100">
          {picked.map((value) => (
            <Tag key={value} onRemove={() => toggle(value)}>
              {labelOf(value)}
            </Tag>
          ))}
        </InlineStack>
      )}
      {error && <InlineError message={error} fieldID={id} />}
    </BlockStack>
  );
}
