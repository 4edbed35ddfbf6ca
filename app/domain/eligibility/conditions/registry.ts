import { z } from 'zod';
import { buyer } from './buyer.ts';
import { channel } from './channel.ts';
import { collections } from './collections.ts';
import { consent } from './consent.ts';
import { country } from './country.ts';
import { deliveryCountry } from './delivery-country.ts';
import { employee } from './employee.ts';
import { lastOrder } from './last-order.ts';
import { orders } from './orders.ts';
import { paidIn } from './paid-in.ts';
import { products } from './products.ts';
import { segment } from './segment.ts';
import { spent } from './spent.ts';
import { tag } from './tag.ts';

/**
 * Every condition a merchant can set, a line each: of the purchase (P3) and of a person (P4). They stand in groups, all or
 * any of which must hold; a group may hold groups once.
 */

const one = <Code extends string, Args>({ code, args }: { code: Code; args: z.ZodType<Args> }) =>
  z.object({ code: z.literal(code), args });

export const PURCHASE_CONDITIONS = {
  products,
  collections,
  channel,
  'paid-in': paidIn,
  'delivery-country': deliveryCountry,
  buyer,
};
const purchaseLeaf = z.discriminatedUnion('code', [
  one(products),
  one(collections),
  one(channel),
  one(paidIn),
  one(deliveryCountry),
  one(buyer),
]);

export const PERSON_CONDITIONS = { orders, spent, 'last-order': lastOrder, tag, segment, employee, country, consent };
const personLeaf = z.discriminatedUnion('code', [
  one(orders),
  one(spent),
  one(lastOrder),
  one(tag),
  one(segment),
  one(employee),
  one(country),
  one(consent),
]);

const MOST = 20;
const match = z.enum(['all', 'any']);
const groupsOf = <Leaf extends z.ZodType>(leaf: Leaf) =>
  z.object({
    match,
    of: z
      .array(z.union([leaf, z.object({ match, of: z.array(leaf).min(1).max(MOST) })]))
      .min(1)
      .max(MOST),
  });

export const purchaseConditionsSchema = groupsOf(purchaseLeaf);
export const personConditionsSchema = groupsOf(personLeaf);

export type PurchaseLeaf = z.infer<typeof purchaseLeaf>;
export type PersonLeaf = z.infer<typeof personLeaf>;
export type PurchaseConditions = z.infer<typeof purchaseConditionsSchema>;
export type PersonConditions = z.infer<typeof personConditionsSchema>;
export type PersonSide = 'advocate' | 'friend';
