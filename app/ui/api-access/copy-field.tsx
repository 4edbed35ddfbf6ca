import { Button, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

type CopyFieldProps = {
  label: string;
  value: string;
  name: string;
  /** grows with what it holds, on a narrow screen too */
  isLong?: boolean;
  onCopied: (isDone: boolean) => void;
};

/** A value to copy, never to change. */
export function CopyField({ label, value, name, isLong = false, onCopied }: CopyFieldProps) {
  const { t } = useWords();
  return (
    <TextField
      label={label}
      name={name}
      value={value}
      readOnly
      monospaced
      selectTextOnFocus
      autoComplete="off"
      spellCheck={false}
      multiline={isLong ? 1 : false}
      connectedRight={
        <Button
          accessibilityLabel={t('apiAccess.keys.copyNamed', { name: label })}
          onClick={() =>
            navigator.clipboard.writeText(value).then(
              () => onCopied(true),
              () => onCopied(false),
            )
          }
        >
          {t('apiAccess.keys.copy')}
        </Button>
      }
    />
  );
}
