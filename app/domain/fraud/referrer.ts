import { COUPON_SITES } from './coupon-sites.ts';

export type ReferrerKind = 'coupon-site' | 'other';

/**
 * What kind of page led the buyer here: the one before the shop's, or the source that the landing address names
 * ("?utm_source=ma-reduc"). Null when nothing is told.
 */
export function referrerKind(referringSite: string | null, landingSite: string | null): ReferrerKind | null {
  const host = hostOf(referringSite);
  const source = landingSite ? sourceOf(landingSite) : null;
  if (host === null && source === null) return null;
  return isCouponSite(host ?? '') || isCouponSource(source ?? '') ? 'coupon-site' : 'other';
}

function hostOf(address: string | null): string | null {
  const url = address ? URL.parse(address.includes('://') ? address : `https://${address}`) : null;
  return url?.hostname || null;
}

const sourceOf = (landing: string): string | null => {
  const query = URL.parse(landing, 'https://landing.invalid')?.searchParams;
  return query?.get('utm_source')?.trim().toLowerCase() || null;
};

function isCouponSite(host: string): boolean {
  const labels = host.toLowerCase().split('.');
  return labels.some((_, from) => COUPON_SITES.has(labels.slice(from).join('.')));
}

/** A source is named by the site with or without its ending. */
const NAMES: ReadonlySet<string> = new Set([...COUPON_SITES].map((site) => site.slice(0, site.indexOf('.'))));
const isCouponSource = (source: string): boolean => NAMES.has(source) || isCouponSite(source);
