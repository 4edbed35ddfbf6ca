import type { ListEntryId } from '../shared/ids.ts';

/** What an entry knows somebody by: a person we know, or an identifier (addresses and phones as keyed hashes). */
export type ListedBy = 'person' | 'customer' | 'email' | 'phone';

/** Somebody a human blocked or allowed (V5, V6). It holds until it is lifted. */
export type ListEntry = {
  readonly entryId: ListEntryId;
  readonly list: 'block' | 'allow';
  readonly by: ListedBy;
  readonly value: string;
  readonly at: Date;
};

/** As it was made: what was typed is kept sealed, to be recognised by whoever lifts it. */
export type GivenListEntry = ListEntry & {
  readonly labelSealed: string | null;
  readonly reason: string;
  readonly actor: string;
};

/** An entry that names one side of a referral; recorded in the case. */
export type ListHit = {
  readonly side: 'advocate' | 'friend';
  readonly list: ListEntry['list'];
  readonly by: ListedBy;
  readonly entryId: ListEntryId;
};

export const listKey = ({ by, value }: Pick<ListEntry, 'by' | 'value'>): string => `${by}:${value}`;

/** Whoever is allowed is not suspected, unless somebody blocked the other side. */
export const isAllowed = (hits: readonly ListHit[]): boolean =>
  hits.some(({ list }) => list === 'allow') && hits.every(({ list }) => list === 'allow');
