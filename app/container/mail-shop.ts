import type { OfferTerms } from '../domain/program/offer.ts';
import type { RuleTexts } from '../domain/shared/rule-texts.ts';

/** What a mail tells of the shop it comes from. */
export type MailShop = {
  name: string;
  domain: string;
  storefrontUrl: string;
  timeZone: string;
  currency: string;
  /** what those who are invited do here (P16) */
  words: OfferTerms['words'];
  /** how French readers are addressed (S8) */
  isInformal: boolean;
  ruleTexts?: RuleTexts;
};
