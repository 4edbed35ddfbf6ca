import { profileQuestion } from '../eligibility/conditions/person.ts';
import { needsLines } from '../eligibility/conditions/purchase.ts';
import type { PersonConditions } from '../eligibility/conditions/registry.ts';
import type { PersonFacts } from '../eligibility/person-facts.ts';
import { asId, type CustomerId } from '../shared/ids.ts';
import type { OrderQuestion, ProfileQuestion } from '../verdict/about-order.ts';
import type { OrderCase } from '../verdict/cases.ts';
import type { Desk } from './world.ts';

/** What of a case Shopify must still be asked; null = nothing, and no call is made. */
export function questionOf({
  history,
  facts,
  levels,
  offer,
  profiles,
  purchase,
  advocate,
}: OrderCase): OrderQuestion | null {
  const { eligibility, conditions } = offer.terms;
  // a later purchase is no first one, whatever Shopify counts
  const ordersBefore =
    !levels && facts.customerId !== null && !history.complete && history.shopifyOrdersBefore === null;
  const ofBuyer = !levels && facts.customerId && missing(eligibility.friend, profiles?.friend);
  const ofAdvocate = missing(eligibility.advocate, profiles?.advocate);
  // merged accounts: Shopify knows the one that was kept, the newest as a rule
  const advocateCustomer = advocate.customerIds.at(-1);
  const question: OrderQuestion = {
    ordersBefore,
    buyer: ofBuyer && facts.customerId ? { customerId: facts.customerId, ...ofBuyer } : null,
    advocate:
      ofAdvocate && advocateCustomer
        ? { advocateId: advocate.advocateId, customerId: asId<CustomerId>(advocateCustomer), ...ofAdvocate }
        : null,
    lines: conditions.purchase && purchase ? lacksLines(conditions.purchase, purchase) : false,
  };
  const isNothing = !question.ordersBefore && !question.buyer && !question.advocate && !question.lines;
  return isNothing ? null : question;
}

/** One query for all that is missing; its answer is a row of the inbox, with which the order is judged again. */
export function askAbout({ world, changes }: Desk, of: OrderCase): void {
  // of an advocate who was erased Shopify has nothing to tell, and the case may know their account no more
  const isGone = world.erased.has(of.advocate.personId);
  const question = questionOf(isGone ? { ...of, advocate: { ...of.advocate, customerIds: [] } } : of);
  if (question) changes.effects.push({ kind: 'ask-about-order', orderId: of.facts.orderId, question });
}

/** What of a customer matters and wasn't told; null when all was. */
function missing(conditions: PersonConditions | null, person: PersonFacts | undefined): ProfileQuestion | null {
  if (!conditions || !person || person.isCustomer === false) return null;
  const wanted = profileQuestion(conditions);
  const isTold = (['tags', 'segments', 'domains'] as const).every((what) =>
    wanted[what].every((name) => name in person[what]),
  );
  return person.isCustomer && isTold ? null : wanted;
}

function lacksLines(
  conditions: NonNullable<OrderCase['offer']['terms']['conditions']['purchase']>,
  { lines }: NonNullable<OrderCase['purchase']>,
): boolean {
  const { products, collections } = needsLines(conditions);
  if (lines === null) return products;
  return collections && lines.some((line) => line.collections === null && line.productId !== null);
}
