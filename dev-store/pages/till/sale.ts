import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { readCookie, TILL_COOKIE, TILL_CUSTOMER_COOKIE, tokenCookie } from '../web/cookies.ts';
import { pageRouter } from '../web/page-router.ts';
import { customerByEmail } from '../web/visitor.ts';

/** The e-mail address of whoever was added to the sale; '' = nobody. */
export const emailInSale = (req: Request): string => readCookie(req, TILL_CUSTOMER_COOKIE) ?? '';

/** The sale in progress as extensions at the till see it (`shopify.cart.current`). */
export function saleOf(req: Request, res: Response, store: DevStore) {
  const token = tokenCookie(req, res, TILL_COOKIE);
  const cart = store.cart(token);
  const customer = customerByEmail(store, emailInSale(req));
  const quote = store.quote(token, customer ? { customerId: customer.id } : undefined);
  return {
    subtotal: quote.subtotalBeforeDiscount,
    taxTotal: '0',
    grandTotal: quote.subtotal,
    cartDiscounts: cart.discountCode
      ? [{ amount: Number(quote.discountTotal), discountDescription: cart.discountCode }]
      : [],
    ...(customer && { customer: { id: customer.id } }),
    lineItems: quote.lines.map(({ variantId, title, quantity, unit }) => ({
      uuid: variantId,
      variantId,
      title,
      quantity,
      price: Number(unit),
      properties: {},
    })),
    properties: cart.attributes,
  };
}

/** What Shopify's till lets an extension do to the sale. A code that doesn't apply is refused, as there. */
export function salePages(store: DevStore): Router {
  const router = pageRouter();

  router.post('/pos/sale', express.json(), (req: Request, res: Response) => {
    const token = tokenCookie(req, res, TILL_COOKIE);
    const { addProperties, removeProperties, code } = req.body as {
      addProperties?: Record<string, unknown>;
      removeProperties?: unknown[];
      code?: unknown;
    };
    const { attributes, discountCode } = store.cart(token);
    if (addProperties) {
      if (Object.values(addProperties).some((value) => typeof value !== 'string'))
        return void res.status(422).json({ error: 'cart properties are texts' });
      store.setCart(token, { attributes: { ...attributes, ...(addProperties as Record<string, string>) } });
    }
    if (removeProperties) {
      const kept = Object.entries(attributes).filter(([name]) => !removeProperties.includes(name));
      store.setCart(token, { attributes: Object.fromEntries(kept) });
    }
    if (typeof code === 'string') {
      store.setCart(token, { discountCode: code });
      const customer = customerByEmail(store, emailInSale(req));
      const { discount } = store.quote(token, customer ? { customerId: customer.id } : undefined);
      if (discount && !discount.applied) {
        store.setCart(token, { discountCode });
        return void res.status(422).json({ error: `discount code not applied: ${discount.reason}` });
      }
    }
    res.json(saleOf(req, res, store));
  });

  return router;
}
