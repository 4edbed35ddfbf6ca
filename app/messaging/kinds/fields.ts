import { z } from 'zod';
import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import type { MessageContent, Pen } from '../message.ts';
import { firstNameOrNull } from '../safe-text.ts';

/** Fields of a message's data. It is kept as JSON between the verdict and the sending, so instants are ISO strings. */
export const firstName = z.string().nullable().transform(firstNameOrNull);
export const instant = z.iso.datetime({ offset: true });
export const code = z.string().regex(/^\S{1,255}$/, 'a code has no spaces');
export const webAddress = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).href);
/** what the reward is for: the first purchase, a later one, or joining (P2) */
export const level = z.enum(['first-purchase', 'purchase', 'sign-up']).default('first-purchase');
export const side = z.enum(['advocate', 'friend']);

/** What a share of an order came to, in the reward's unit; null where the reward itself says it all. */
export const amount = z.int().nullable().default(null);

/** Points are counted and have a plural; anything else is one thing. */
export function numberOf(spec: RewardSpec, granted: number | null): 'thing' | 'points' | 'one-point' {
  if (formOf(spec) !== 'points') return 'thing';
  const points = spec.type === 'points' ? spec.points : granted;
  return points === 1 ? 'one-point' : 'points';
}

/** The one button for a reward: a discount code goes straight into the cart, a gift card's code is typed in at checkout. */
export function actionsFor(spec: RewardSpec, shopCode: string | null, spaceUrl: string | null, pen: Pen) {
  const isDiscount = shopCode !== null && formOf(spec) === 'code';
  const space = spaceUrl === null ? null : { label: pen.shared('see-rewards'), url: spaceUrl };
  return {
    action: isDiscount
      ? { label: pen.shared('use-code'), url: discountLink(shopCode, pen) }
      : (space ?? { label: pen.shared('visit-shop'), url: pen.shop.storefrontUrl }),
    quietLink: isDiscount ? space : null,
  };
}

/** The limits of a reward, said before they bite: smallest order, last day. */
export function limitsOf(spec: RewardSpec, expiresAt: string | null, pen: Pen): MessageContent['facts'] {
  const minimumMinor = 'minimumSubtotalMinor' in spec ? spec.minimumSubtotalMinor : 0;
  return [
    ...(minimumMinor > 0
      ? [{ label: pen.shared('from-label'), value: pen.shared('from-value', { amount: pen.money(minimumMinor) }) }]
      : []),
    ...(expiresAt ? [{ label: pen.shared('until-label'), value: pen.dayAndTime(expiresAt) }] : []),
  ];
}

/** Shopify's address that applies a code to the cart and opens the shop. */
function discountLink(shopCode: string, pen: Pen): string {
  return new URL(`/discount/${encodeURIComponent(shopCode)}`, pen.shop.storefrontUrl).href;
}

export function greeting(name: string | null, pen: Pen): string {
  return name ? pen.shared('hello-name', { name }) : pen.shared('hello');
}
