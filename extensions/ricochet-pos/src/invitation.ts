type Properties = Record<string, string>;

/** What we put into a cart begins so; the order carries it to the app. */
const OURS = '_ricochet_';
const VISIT = '_ricochet_visit';
const CLAIM = '_ricochet_claim';

/** The friend's invitation on a sale, null = none. */
export const visitOn = (properties: Properties): string | null =>
  VISIT in properties ? (properties[VISIT] ?? null) : null;
export const isClaimed = (properties: Properties): boolean => CLAIM in properties;
export const oursOn = (properties: Properties): string[] =>
  Object.keys(properties).filter((name) => name.startsWith(OURS));
