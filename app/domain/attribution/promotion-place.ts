/** Where a merchant makes the programme known (S10). A further one is a line here, one in `ui/storefront/promotion-places.ts` and its words. */
export type PromotionPlace = 'signature' | 'newsletter' | 'banner' | 'poster';
