import { z } from 'zod';
import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { MessageContent, Pen } from '../message.ts';
import { firstNameOrNull } from '../safe-text.ts';

/** Fields of a message's data. It is kept as JSON between the verdict and the sending, so instants are ISO strings. */
export const firstName = z.string().nullable().transform(firstNameOrNull);
export const instant = z.iso.datetime({ offset: true });
export const code = z.string().regex(/^\S{1,255}$/, 'a code has no spaces');
export const webAddress = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).href);
export const side = z.enum(['advocate', 'friend']);

/** How a reward is spoken of: a code is one thing, points are counted. */
export function formOf(spec: RewardSpec): 'code' | 'points' {
  switch (spec.type) {
    case 'percentage-code':
    case 'fixed-code':
      return 'code';
    case 'points':
      return 'points';
    default:
      return spec satisfies never;
  }
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
export function discountLink(shopCode: string, pen: Pen): string {
  return new URL(`/discount/${encodeURIComponent(shopCode)}`, pen.shop.storefrontUrl).href;
}

export function greeting(name: string | null, pen: Pen): string {
  return name ? pen.shared('hello-name', { name }) : pen.shared('hello');
}
