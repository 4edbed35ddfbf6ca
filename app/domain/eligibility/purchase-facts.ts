/** What the conditions of a purchase look at; recorded with the case. */
export type PurchaseFacts = {
  readonly channel: 'online' | 'pos' | 'draft' | 'other';
  /** what the buyer paid in */
  readonly paidIn: string;
  /** the shop's own */
  readonly currency: string;
  /** null = delivered nowhere; undefined = not told */
  readonly deliveryCountry: string | null | undefined;
  /** for a company rather than for oneself; undefined = not told */
  readonly byCompany: boolean | undefined;
  /** null = not told yet */
  readonly lines: readonly PurchaseLine[] | null;
};

export type PurchaseLine = {
  readonly lineId: string;
  readonly productId: string | null;
  readonly quantity: number;
  /** what is left of it, in minor units of shop money */
  readonly amountMinor: number;
  /** null = not asked yet */
  readonly collections: readonly string[] | null;
  /** false = it is in more collections than were told */
  readonly isComplete: boolean;
};
