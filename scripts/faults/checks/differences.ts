import type { Records, RewardRow } from '../records.ts';
import type { StoreMemory } from '../store-client.ts';
import type { Finding } from './finding.ts';

const CODES = new Set(['percentage-code', 'fixed-code', 'free-shipping', 'free-product']);

/** What Shopify holds is what we say was issued: code by code, card by card, credit by credit, tag by tag. */
export function checkDifferences(shop: string, records: Records, memory: StoreMemory): Finding[] {
  const carried = records.rewards.filter(({ carrier }) => carrier === 'shopify');
  const ofType = (types: ReadonlySet<string>) => carried.filter(({ spec }) => types.has(String(spec['type'])));
  return [
    ...checkCodes(ofType(CODES), memory),
    ...checkGiftCards(ofType(new Set(['gift-card'])), memory),
    ...checkCredits(ofType(new Set(['store-credit'])), memory),
    ...checkTags(ofType(new Set(['customer-tag'])), memory),
  ].map((text) => ({ kind: 'difference', text: `${shop}: ${text}` }));
}

function checkCodes(rewards: readonly RewardRow[], memory: StoreMemory): string[] {
  const held = Object.values(memory.discounts).flatMap((discount) =>
    discount.redeemCodes.map(({ code }) => ({ code, discount })),
  );
  const byCode = new Map<string, typeof held>();
  for (const one of held) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  const wrong = rewards.flatMap((reward) => {
    const found = (reward.code && byCode.get(reward.code)) || [];
    if (reward.code) byCode.delete(reward.code);
    if (found.length > 1) return [`code ${reward.code} stands in ${found.length} discounts`];
    const discount = found[0]?.discount;
    const isWorking = discount !== undefined && discount.deactivatedAt === null;
    if (reward.status === 'issued' && !isWorking)
      return [`code ${reward.code} of ${reward.id} is issued and doesn't work`];
    if (reward.status !== 'issued' && isWorking)
      return [`code ${reward.code} of ${reward.id} is ${reward.status} and works`];
    if (reward.status === 'issued' && reward.gid && !reward.gid.endsWith(`/${discount?.id}`))
      return [`code ${reward.code} of ${reward.id} names ${reward.gid}, the shop has ${discount?.id}`];
    return [];
  });
  return [...wrong, ...[...byCode.keys()].map((code) => `code ${code} belongs to no reward`)];
}

function checkGiftCards(rewards: readonly RewardRow[], memory: StoreMemory): string[] {
  const cards = new Map(Object.values(memory.giftCards).map((card) => [card.code.toUpperCase(), card]));
  const wrong = rewards.flatMap((reward) => {
    const card = cards.get((reward.code ?? '').toUpperCase());
    if (reward.code) cards.delete(reward.code.toUpperCase());
    const isWorking = card !== undefined && card.deactivatedAt === null;
    if ((reward.status === 'issued') !== isWorking)
      return [
        `gift card ${reward.code} of ${reward.id} is ${reward.status} and ${isWorking ? 'works' : "doesn't work"}`,
      ];
    return card && card.initialMinor !== reward.spec['amountMinor']
      ? [`gift card ${reward.code} has another amount`]
      : [];
  });
  return [...wrong, ...[...cards.keys()].map((code) => `gift card ${code} belongs to no reward`)];
}

/** Credits carry no key: what each shop holds in all must be what was issued in all. */
function checkCredits(rewards: readonly RewardRow[], memory: StoreMemory): string[] {
  const issuedMinor = rewards
    .filter(({ status }) => status === 'issued')
    .reduce((sum, { spec }) => sum + Number(spec['amountMinor']), 0);
  const heldMinor = Object.values(memory.storeCreditAccounts)
    .flatMap(({ transactions }) => transactions)
    .filter(({ event }) => event === 'ADJUSTMENT')
    .reduce((sum, { minor }) => sum + minor, 0);
  return issuedMinor === heldMinor ? [] : [`store credit: ${issuedMinor} issued, ${heldMinor} on the accounts`];
}

function checkTags(rewards: readonly RewardRow[], memory: StoreMemory): string[] {
  const tags = new Set(rewards.map(({ spec }) => String(spec['tag'])));
  return [...tags].flatMap((tag) => {
    const entitled = new Set(
      rewards.filter(({ spec, status }) => spec['tag'] === tag && status === 'issued').map(({ personId }) => personId),
    ).size;
    const tagged = Object.values(memory.customers).filter((customer) => customer.tags.includes(tag)).length;
    return entitled === tagged ? [] : [`tag ${tag}: ${entitled} people are entitled, ${tagged} customers have it`];
  });
}
