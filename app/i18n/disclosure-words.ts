import type { PartnerKind } from '../domain/program/partner.ts';
import { nearestLocale, translatorFor, type Voice } from './translator.ts';

/** That whoever invites is paid for it, in the shop's words or else in ours. */
export type Disclosed = {
  readonly kind: PartnerKind;
  /** empty once it was erased */
  readonly name: string;
  readonly own: { readonly fr: string; readonly en: string };
};

/** What friends of a partner read before they do anything (P14). */
export function disclosureSentence({ kind, name, own }: Disclosed, shopName: string, locale: Voice): string {
  const typed = own[nearestLocale(locale)];
  if (typed) return typed;
  const t = translatorFor(locale);
  return t(`storefront:partner.${kind}`, { name: name || t('storefront:partner.somebody'), shop: shopName });
}
