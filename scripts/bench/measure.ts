export type Measured = { label: string; operations: number; perSecond: number };

export async function measure(label: string, operations: number, work: () => Promise<void>): Promise<Measured> {
  const startedAt = performance.now();
  await work();
  return { label, operations, perSecond: operations / ((performance.now() - startedAt) / 1000) };
}
