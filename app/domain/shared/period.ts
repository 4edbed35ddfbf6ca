/** A stretch of time. `endsAt` is the first moment that isn't in it any more; null = nobody has said when it ends. */
export type Period = { readonly startsAt: Date; readonly endsAt: Date | null };

/** What is told of an end: the last moment that is still in it. */
export const lastMoment = (endsAt: Date): Date => new Date(endsAt.getTime() - 1);

export const isDuring = (at: Date, { startsAt, endsAt }: Period): boolean =>
  startsAt <= at && (endsAt === null || at < endsAt);
