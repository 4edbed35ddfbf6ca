/**
 * Asks so many times a second, evenly: whatever the answers do, the next is due. The first that fails ends it all.
 * @param ask what is done, at its place in the row and the moment it was due
 */
export async function evenly(
  count: number,
  perSecond: number,
  ask: (at: number, dueAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  let [asked, answered] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout;
    const fail = (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    };
    const done = () => {
      answered += 1;
      if (answered === count) resolve();
    };
    const tick = () => {
      const now = performance.now();
      for (; asked < count && asked < ((now - startedAt) * perSecond) / 1_000; asked += 1)
        ask(asked, now).then(done, fail);
      if (asked < count) timer = setTimeout(tick, 1);
    };
    tick();
  });
}
