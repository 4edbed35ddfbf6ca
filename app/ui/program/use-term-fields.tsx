import { TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ProgramForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';

/** Terms that are one number and its unit. */
type NumberTerm =
  | 'minimumSubtotal'
  | 'windowDays'
  | 'waitingDays'
  | 'friendsPerMonth'
  | 'friendsInTotal'
  | 'budget'
  | 'typicalOrder'
  | 'maximumBalance'
  | 'pointsPerUnit'
  | 'declaredPerDay'
  | 'lateDays'
  | 'forgetDays';

type TermFields<Name extends NumberTerm> = {
  form: Pick<ProgramForm, Name>;
  errors: FieldErrors;
  onChange: (path: string, change: Partial<ProgramForm>) => void;
};

/** Makes the field of a term; its words go by its name, its problems by its path in OfferTerms. */
export function useTermFields<Name extends NumberTerm>({ form, errors, onChange }: TermFields<Name>) {
  const { t } = useWords();
  return (name: Name, path: string, suffix: string, inputMode: 'numeric' | 'decimal' = 'numeric') => (
    <TextField
      label={t(`program.${name}`)}
      helpText={t(`program.${name}Help`)}
      name={path}
      value={form[name]}
      onChange={(value) => onChange(path, { [name]: value })}
      error={errors(path)}
      suffix={suffix}
      inputMode={inputMode}
      autoComplete="off"
    />
  );
}
