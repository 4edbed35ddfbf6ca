import type { DemoShop } from './demo-shop.ts';

export const ALL_BLOCKS = {
  advocate: true,
  friend: true,
  space: true,
  wallet: true,
  terms: true,
  embed: true,
  nudge: false,
};
export const NO_BLOCKS = { advocate: false, friend: false, space: false, wallet: false, terms: false, embed: false };

/** Which of our blocks stand in the shop's theme from now on. */
export async function setBlocks({ stack }: DemoShop, blocks: object): Promise<void> {
  const response = await fetch(`${stack.storefront}/__dev/theme-blocks`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(blocks),
  });
  if (!response.ok) throw new Error(`Theme blocks: ${response.status}`);
}
