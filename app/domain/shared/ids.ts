/** Branded ids: a ShopId can't be passed where an OrderId is wanted. Minted at the edges, never here. */
type Branded<Name extends string> = string & { readonly __id: Name };

export type ShopId = Branded<'shop'>;
export type ProgramId = Branded<'program'>;
export type VersionId = Branded<'program-version'>;
export type PersonId = Branded<'person'>;
export type AdvocateId = Branded<'advocate'>;
export type ClaimId = Branded<'claim'>;
export type DeclarationId = Branded<'declaration'>;
export type ReferralId = Branded<'referral'>;
export type RewardId = Branded<'reward'>;
export type RedemptionId = Branded<'redemption'>;
export type ListEntryId = Branded<'list-entry'>;
export type DecisionId = Branded<'decision'>;
export type AppealId = Branded<'appeal'>;
/** points earned together, which expire together */
export type LotId = Branded<'lot'>;
/** Shopify's numeric order id, as text: it exceeds 2^53. */
export type OrderId = Branded<'order'>;
/** Shopify's numeric customer id, as text. */
export type CustomerId = Branded<'customer'>;

/** Takes a text for an id of the wanted kind; only edges (rows, payloads, URLs) call it. */
export const asId = <Id extends Branded<string>>(text: string): Id => text as Id;

/** As the app mints its ids: 36 characters, lower case. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The number in an id of Shopify's, as text: "gid://shopify/Customer/7" → "7". */
export const idInGid = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

/** The other way round. */
export const customerGid = (customerId: string): string => `gid://shopify/Customer/${customerId}`;
