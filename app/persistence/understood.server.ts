import type { ShopId } from '../domain/shared/ids.ts';

/** What is read by its id and never changes, understood once a process. The oldest go when there are too many. */
export function understoodOnce<Value>(most: number, idOf: (value: Value) => string) {
  const known = new Map<string, Value>();

  function keep(key: string, value: Value): void {
    known.set(key, value);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  }

  /** In the order they are asked for; `read` gets those this process hasn't met. */
  return async function all(
    shopId: ShopId,
    ids: readonly string[],
    read: (missing: string[]) => Promise<readonly Value[]>,
  ): Promise<Value[]> {
    const keyOf = (id: string) => `${shopId} ${id}`;
    const missing = ids.filter((id) => !known.has(keyOf(id)));
    const fresh = new Map((missing.length ? await read(missing) : []).map((value) => [idOf(value), value]));
    const found = ids.flatMap((id) => fresh.get(id) ?? known.get(keyOf(id)) ?? []);
    for (const [id, value] of fresh) keep(keyOf(id), value);
    return found;
  };
}
