import type { PromotionPlace } from '../../domain/attribution/promotion-place.ts';

/** In the order they are shown. */
export const PROMOTION_PLACES = ['signature', 'newsletter', 'banner', 'poster'] as const satisfies PromotionPlace[];

/** The place an address names (`?from=poster`); null = none we know, and then nothing is counted. */
export const placeFrom = (named: string | null | undefined): PromotionPlace | null =>
  PROMOTION_PLACES.find((place) => place === named) ?? null;

/** Where whoever opens this address read of the programme. */
export const placeOfUrl = (request: Request): PromotionPlace | null =>
  placeFrom(new URL(request.url).searchParams.get('from'));
