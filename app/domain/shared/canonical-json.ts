/** JSON with sorted keys: equal values give equal text, however their keys came back from the database. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, nested: unknown) =>
    nested && typeof nested === 'object' && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}

/** Whether nothing differs, however the keys of either came back from the database or a form. */
export const isSameData = <Value>(one: Value, other: Value): boolean => canonicalJson(one) === canonicalJson(other);
