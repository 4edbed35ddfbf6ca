import type { Cart, CartLine } from '../contract.ts';
import { type Buyer, discountOnMinor, eligibleMinor, type FoundCode, findRedeemCode, refusalOf } from './discounts.ts';
import type { Engine } from './engine.ts';
import { prorate, toMinor } from './money.ts';

/** What is bought: a cart, or an order of a batch. */
export type Basket = Pick<Cart, 'lines' | 'discountCode'>;

export type Priced = {
  lines: {
    productId: string;
    variantId: string;
    title: string;
    quantity: number;
    unitMinor: number;
    discountMinor: number;
  }[];
  subtotalBeforeDiscountMinor: number;
  /** off the lines */
  discountMinor: number;
  /** after a free-shipping code */
  shippingMinor: number;
  shippingDiscountMinor: number;
  discount:
    | { code: string; applied: true; found: FoundCode }
    | { code: string; applied: false; reason: NonNullable<ReturnType<typeof refusalOf>> }
    | null;
};

/** Delivery costs 5.90 below 75.00 (or what that is in the shop's currency); the till hands over the goods. */
export function shippingMinorFor(subtotalMinor: number, currencyCode: string, channel: 'web' | 'pos'): number {
  if (channel === 'pos') return 0;
  const [price, freeFrom] = { JPY: ['900', '12000'], KWD: ['2.000', '25.000'] }[currencyCode] ?? ['5.90', '75.00'];
  return subtotalMinor >= toMinor(freeFrom!, currencyCode) ? 0 : toMinor(price!, currencyCode);
}

export function priceBasket(engine: Engine, basket: Basket, buyer: Buyer, channel: 'web' | 'pos'): Priced {
  const lines = basket.lines.map((line) => priceLine(engine, line));
  const totals = lines.map((line) => line.unitMinor * line.quantity);
  const subtotalBeforeDiscountMinor = totals.reduce((sum, total) => sum + total, 0);
  const priced: Priced = {
    lines,
    subtotalBeforeDiscountMinor,
    discountMinor: 0,
    shippingMinor: 0,
    shippingDiscountMinor: 0,
    discount: null,
  };
  const code = basket.discountCode;
  const found = code ? findRedeemCode(engine, code) : undefined;
  const reason = code ? refusalOf(found, { lines, buyer, channel, now: engine.now() }) : null;
  if (code)
    priced.discount =
      found && !reason
        ? { code: found.redeemCode.code, applied: true, found }
        : { code, applied: false, reason: reason ?? 'unknown' };
  if (priced.discount?.applied) takeOffLines(priced, priced.discount.found);
  if (lines.length > 0) addShipping(engine, priced, channel);
  return priced;
}

function priceLine(engine: Engine, { variantId, quantity }: CartLine): Priced['lines'][number] {
  const product = engine.state.products.find((candidate) => candidate.variantId === variantId);
  if (!product) throw new Error(`no variant ${variantId} in this shop`);
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new Error(`quantity ${quantity} is not a positive whole number`);
  return {
    productId: product.id,
    variantId,
    title: product.title,
    quantity,
    unitMinor: toMinor(product.priceAmount, engine.config.currencyCode),
    discountMinor: 0,
  };
}

function takeOffLines(priced: Priced, { record }: FoundCode): void {
  const eligible = eligibleMinor(record, priced.lines);
  priced.discountMinor = discountOnMinor(
    record,
    eligible.reduce((sum, minor) => sum + minor, 0),
  );
  const shares = prorate(priced.discountMinor, eligible);
  priced.lines.forEach((line, index) => {
    line.discountMinor = shares[index]!;
  });
}

function addShipping(engine: Engine, priced: Priced, channel: 'web' | 'pos'): void {
  const subtotalMinor = priced.subtotalBeforeDiscountMinor - priced.discountMinor;
  const priceMinor = shippingMinorFor(subtotalMinor, engine.config.currencyCode, channel);
  const isFree = priced.discount?.applied === true && priced.discount.found.record.value.kind === 'free_shipping';
  priced.shippingMinor = isFree ? 0 : priceMinor;
  priced.shippingDiscountMinor = isFree ? priceMinor : 0;
}
