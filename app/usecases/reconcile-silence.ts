/** Orders that changed, and how many of them no webhook had told us of. */
export type Tally = { readonly changed: number; readonly missed: number };

/** One webhook lost is bad luck, not silence. */
const FEWEST_MISSED = 3;

export const addTally = (a: Tally, b: Tally): Tally => ({
  changed: a.changed + b.changed,
  missed: a.missed + b.missed,
});

/**
 * Whether a shop's webhooks have stopped, from what its windows held: a quiet shop needs several windows to tell. Null =
 * can't be told yet. Once most of a window was heard, counting begins anew.
 */
export function decideSilence(before: Tally, window: Tally): { tally: Tally; isSilent: boolean | null } {
  if (window.changed === 0) return { tally: before, isSilent: null };
  const isMostlyHeard = window.missed * 2 < window.changed;
  if (isMostlyHeard) return { tally: { changed: 0, missed: 0 }, isSilent: false };
  const tally = addTally(before, window);
  return { tally, isSilent: tally.missed >= FEWEST_MISSED ? true : null };
}
