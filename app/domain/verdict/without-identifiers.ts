/** Who is to be forgotten: the persons they are known as, and every identifier known of them. */
export type Forgotten = { readonly personIds: ReadonlySet<string>; readonly identifiers: ReadonlySet<string> };

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const isIdentifier = (key: string): boolean => /^(customerId|emailHash|phoneHash)(s|es)?$/.test(key);

/**
 * A recorded case (as JSON) with a stand-in for each identifier of somebody who was erased. Rules compare identifiers for
 * equality only, so it says what it said. The account of a sign-up stays: it is the subject's own id.
 */
export function withoutIdentifiers(
  recorded: unknown,
  { personIds, identifiers }: Forgotten,
  standInFor: (identifier: string) => string,
): unknown {
  const { friend, advocate, facts } = fieldsOf(recorded);
  const isTheirs = (side: unknown) => personIds.has(String(fieldsOf(side)['personId']));
  const theirs = new Set([
    ...identifiers,
    ...(isTheirs(friend) ? [...identifiersIn(friend), ...identifiersIn(facts)] : []),
    ...(isTheirs(advocate) ? identifiersIn(advocate) : []),
  ]);
  const replaced = (value: unknown): unknown =>
    typeof value === 'string' && theirs.has(value) ? standInFor(value) : value;

  const forget = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(forget);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        if (value === recorded && key === 'account') return [key, one];
        if (isIdentifier(key)) return [key, Array.isArray(one) ? one.map(replaced) : replaced(one)];
        return [key, forget(one)];
      }),
    );
  };
  return forget(recorded);
}

const identifiersIn = (side: unknown): string[] =>
  Object.entries(fieldsOf(side))
    .filter(([key]) => isIdentifier(key))
    .flatMap(([, value]) => value)
    .filter((value): value is string => typeof value === 'string' && value !== '');
