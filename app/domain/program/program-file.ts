import { z } from 'zod';
import { type Group, leavesOf } from '../eligibility/conditions/group.ts';
import type {
  PersonConditions,
  PersonLeaf,
  PurchaseConditions,
  PurchaseLeaf,
} from '../eligibility/conditions/registry.ts';
import type { RewardSpec } from '../rewards/reward-spec.ts';
import { type OfferTerms, offerTermsSchema } from './offer.ts';

export const PROGRAM_FILE = { format: 'ricochet-programme', formatVersion: 1, mostBytes: 256 * 1024 } as const;

/** A programme as a file (P7): its name and terms, nothing of what happened under them. */
export const programFileSchema = z.object({
  $schema: z.string().max(300).optional(),
  format: z.literal(PROGRAM_FILE.format),
  formatVersion: z.literal(PROGRAM_FILE.formatVersion),
  name: z.string().trim().min(1).max(80),
  /** a fingerprint of the shop it was written in: what only that shop has is left out elsewhere */
  origin: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable()
    .default(null),
  terms: offerTermsSchema,
});

/** The format for whoever writes such files, as JSON Schema 2020-12. What we don't know is refused, so it says so, too. */
export const programFileJsonSchema = () =>
  z.toJSONSchema(programFileSchema, {
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object' && jsonSchema.properties) jsonSchema.additionalProperties = false;
    },
  });

type Leaf = PurchaseLeaf | PersonLeaf;

/** Something of one shop's that another doesn't have: where it stood, and what it was called. */
export type LeftOut = {
  readonly path: string;
  readonly kind: 'products' | 'collections' | 'segments' | 'free-product' | 'picture';
  readonly names: string[];
};

/** Terms without what only the shop they come from has: products, collections, segments, its picture. What was left out is to be chosen again. */
export function withoutShopsOwn(terms: OfferTerms): { terms: OfferTerms; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const reward = <Spec extends RewardSpec>(spec: Spec | null, path: string): Spec | null => {
    if (spec?.type !== 'free-product') return spec;
    leftOut.push({ path, kind: 'free-product', names: [spec.title] });
    return null;
  };
  const both = <Level extends { advocate: RewardSpec | null; friend: RewardSpec | null }>(
    level: Level,
    path: string,
  ) => ({
    ...level,
    advocate: reward(level.advocate, `${path}.advocate`),
    friend: reward(level.friend, `${path}.friend`),
  });
  const group = <Conditions extends PurchaseConditions | PersonConditions>(
    conditions: Conditions | null,
    path: string,
  ): Conditions | null => {
    if (!conditions) return null;
    const whole: Group<Leaf> = conditions;
    for (const leaf of leavesOf(whole)) {
      const names = namesOf(leaf);
      if (names) leftOut.push({ path, ...names });
    }
    const of = whole.of.flatMap((part): Group<Leaf>['of'] => {
      if (!('match' in part)) return namesOf(part) ? [] : [part];
      const kept = part.of.filter((leaf) => !namesOf(leaf));
      return kept.length > 0 ? [{ ...part, of: kept }] : [];
    });
    return of.length > 0 ? ({ ...conditions, of } as Conditions) : null;
  };
  if (terms.share.picture !== '')
    leftOut.push({ path: 'share.picture', kind: 'picture', names: [terms.share.picture] });
  const portable = {
    ...terms,
    share: { ...terms.share, picture: '' },
    welcome: reward(terms.welcome, 'welcome'),
    firstPurchase: both(terms.firstPurchase, 'firstPurchase'),
    signUp: terms.signUp && both(terms.signUp, 'signUp'),
    nthPurchases: terms.nthPurchases.map((level, at) => both(level, `nthPurchases.${at}`)),
    conditions: { ...terms.conditions, purchase: group(terms.conditions.purchase, 'conditions.purchase') },
    eligibility: {
      advocate: group(terms.eligibility.advocate, 'eligibility.advocate'),
      friend: group(terms.eligibility.friend, 'eligibility.friend'),
    },
    catalogue: terms.catalogue.filter((item, at) => reward(item.reward, `catalogue.${at}.reward`) !== null),
  };
  return { terms: portable, leftOut };
}

function namesOf(leaf: Leaf): Omit<LeftOut, 'path'> | null {
  switch (leaf.code) {
    case 'products':
      return { kind: 'products', names: leaf.args.products.map(({ title }) => title) };
    case 'collections':
      return { kind: 'collections', names: leaf.args.collections.map(({ title }) => title) };
    case 'segment':
      return { kind: 'segments', names: leaf.args.segments.map(({ name }) => name) };
    default:
      return null;
  }
}
