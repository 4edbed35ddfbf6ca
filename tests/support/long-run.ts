/**
 * How many runs a property test makes: the given number, or as many as asked for. The long run before a release:
 * `PROPERTY_RUNS=100000 npx vitest run tests/domain/properties`.
 */
export const runs = (usually: number): number => {
  const asked = Number(process.env.PROPERTY_RUNS ?? usually);
  if (!Number.isInteger(asked) || asked < 1) throw new Error('PROPERTY_RUNS is to be a whole number');
  return asked;
};
