import { canonicalJson } from '../shared/canonical-json.ts';
import type { OfferTerms } from './offer.ts';

/** Whether nothing differs, however the keys of either came back from the database or a form. */
export const isSameOffer = (terms: OfferTerms, others: OfferTerms): boolean =>
  canonicalJson(terms) === canonicalJson(others);
