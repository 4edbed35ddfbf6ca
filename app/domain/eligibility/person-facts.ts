/** What eligibility looks at of one side's person; recorded with the case. */
export type PersonFacts = {
  /** null = Shopify hasn't told yet; else whether it knows them as a customer */
  readonly isCustomer: boolean | null;
  readonly orders: number | null;
  readonly spentMinor: number | null;
  readonly currency: string;
  readonly acceptsMarketing: boolean | null;
  /** ISO 3166; null = not known */
  readonly country: string | null;
  /** 'hidden' = there is one, too old to be in sight: Shopify shows 60 days without `read_all_orders` */
  readonly lastOrderAt: Date | 'none' | 'hidden' | null;
  /** what was asked for, lower case → has it; whoever is no customer has none */
  readonly tags: Readonly<Record<string, boolean>>;
  readonly segments: Readonly<Record<string, boolean>>;
  readonly domains: Readonly<Record<string, boolean>>;
  /** when they are judged: an order's time, a claim's, a visit's */
  readonly at: Date;
};

/** Whether they have a tag, segment or address of a domain; null = nobody has said. */
export function has(person: PersonFacts, what: 'tags' | 'segments' | 'domains', name: string): boolean | null {
  if (person.isCustomer === false) return person[what][name] ?? false;
  return person[what][name] ?? null;
}
