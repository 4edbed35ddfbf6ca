import type { OfferTerms } from '../../domain/program/offer.ts';
import type { ProgramForm } from '../program-form.ts';
import type { FieldErrors } from './field-errors.ts';

/** What every folded card of the editor needs. */
export type MoreTermsProps = {
  form: ProgramForm;
  /** the terms as last read, for the lines of closed cards */
  terms: OfferTerms;
  errors: FieldErrors;
  /** the fields whose problems are open */
  troubled: readonly string[];
  onChange: (field: string, change: Partial<ProgramForm>) => void;
};
