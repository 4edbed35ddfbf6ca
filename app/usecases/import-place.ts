import { z } from 'zod';

/** How far the reading of past orders is, as it stands with the shop between two jobs. */
const placeShape = z.object({
  /** Shopify's bulk operation; null = none was begun yet */
  operationId: z.string().nullable(),
  /** an operation from before then (ISO) is not ours to read: another installation's, or one that failed */
  since: z.iso.datetime({ offset: true }),
  /** operations that failed so far */
  failures: z.int().min(0),
  /** bytes of its file that were handed over */
  offset: z.int().min(0),
  /** orders that could not be understood */
  unreadable: z.int().min(0),
  /** the last operation failed too, and what it left is read */
  isPartial: z.boolean(),
  /** the whole file was handed over; the judge may still be at it */
  isRead: z.boolean(),
});

export type ImportPlace = z.output<typeof placeShape>;

export const firstPlace = (installedAt: Date): ImportPlace => ({
  operationId: null,
  since: installedAt.toISOString(),
  failures: 0,
  offset: 0,
  unreadable: 0,
  isPartial: false,
  isRead: false,
});

/** The place as it was saved; the first one where nothing was, or something of another time. */
export function readPlace(saved: string | null, installedAt: Date): ImportPlace {
  try {
    return placeShape.parse(JSON.parse(saved ?? ''));
  } catch {
    return firstPlace(installedAt);
  }
}
