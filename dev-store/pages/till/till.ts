import express, { type Request, type Response, type Router } from 'express';
import type { CartLine, CheckoutQuote, Customer, DevStore, Order } from '../../contract.ts';
import { refusalText } from '../checkout/refusals.ts';
import { summaryTable } from '../checkout/summary.ts';
import { extensionFrame } from '../extensions/extensions.ts';
import { clearCookie, renewToken, setCookie, TILL_COOKIE, TILL_CUSTOMER_COOKIE, tokenCookie } from '../web/cookies.ts';
import { sendPage } from '../web/document.ts';
import { field, queryText } from '../web/fields.ts';
import { formatMoney } from '../web/format.ts';
import { html, type SafeHtml } from '../web/html.ts';
import { type Locale, localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { customerByEmail } from '../web/visitor.ts';
import { emailInSale } from './sale.ts';

type Sale = {
  quote: CheckoutQuote;
  quantities: Map<string, number>;
  email: string;
  code: string;
  problem: string | null;
  sold: Order | null;
  customer: Customer | null;
};

/** A till: products, a customer if they give their address, a code if they have one, charge. */
export function tillPages(store: DevStore): Router {
  const router = pageRouter();

  router.get('/pos', (req, res) => {
    const sold = store.order(queryText(req, 'sold')) ?? null;
    sendTill(req, res, store, { email: sold ? '' : emailInSale(req), problem: null, sold });
  });

  router.post('/pos', express.urlencoded({ extended: false }), (req: Request, res: Response) => {
    const token = tokenCookie(req, res, TILL_COOKIE);
    const email = field(req, 'email');
    setCookie(res, TILL_CUSTOMER_COOKIE, email);
    store.setCart(token, { lines: postedLines(req, store), discountCode: field(req, 'discount_code') || null });
    const add = field(req, 'add');
    if (add !== '') store.setCart(token, { lines: withOneMore(store.cart(token).lines, add, store) });
    if (!('charge' in (req.body as object))) return sendTill(req, res, store, { email, problem: null, sold: null });

    const customer = customerByEmail(store, email);
    const result = store.checkout(token, {
      email,
      firstName: customer?.firstName ?? '',
      lastName: customer?.lastName ?? '',
      address1: '',
      city: '',
      zip: '',
      countryCode: 'FR',
      customerId: customer?.id,
      channel: 'pos',
    });
    if (!result.ok) return sendTill(req, res, store, { email, problem: result.message, sold: null });
    renewToken(res, TILL_COOKIE);
    clearCookie(res, TILL_CUSTOMER_COOKIE);
    res.redirect(303, `/pos?sold=${encodeURIComponent(result.order.id)}`);
  });

  return router;
}

function postedLines(req: Request, store: DevStore): CartLine[] {
  return store
    .products()
    .map(({ variantId }) => ({
      variantId,
      quantity: Math.min(Math.max(Math.trunc(Number(field(req, `q_${variantId}`))) || 0, 0), 99),
    }))
    .filter(({ quantity }) => quantity > 0);
}

function withOneMore(lines: CartLine[], variantId: string, store: DevStore): CartLine[] {
  if (!store.products().some((product) => product.variantId === variantId)) return lines;
  const current = lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  return [...lines.filter((line) => line.variantId !== variantId), { variantId, quantity: current + 1 }];
}

function sendTill(req: Request, res: Response, store: DevStore, state: Pick<Sale, 'email' | 'problem' | 'sold'>): void {
  const token = tokenCookie(req, res, TILL_COOKIE);
  const customer = customerByEmail(store, state.email);
  const cart = store.cart(token);
  const sale: Sale = {
    ...state,
    quote: store.quote(token, state.email ? { customerId: customer?.id, email: state.email } : undefined),
    quantities: new Map(cart.lines.map((line) => [line.variantId, line.quantity])),
    code: cart.discountCode ?? '',
    customer,
  };
  const locale = localeOf(res);
  sendPage(req, res, {
    title: `${speaker(locale)('Caisse', 'Till')} – ${store.config.shopName}`,
    door: 'till',
    styles: ['checkout.css', 'till.css'],
    scripts: ['extensions.js', 'till.js'],
    bodyClass: 'till-page',
    status: state.problem ? 422 : 200,
    body: () => tillView(store, sale, locale),
  });
}

function tillView(store: DevStore, sale: Sale, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const { quote } = sale;
  const money = (amount: string) => formatMoney(amount, store.config.currencyCode, locale);
  return html`<main id="main" class="till">
<h1>${say('Caisse', 'Till')}</h1>
${sale.sold && html`<p class="sold" role="status" data-test="sold" data-order-id="${sale.sold.id}">✓ ${say('Encaissé', 'Charged')} ${money(sale.sold.total)} · <a href="/admin/orders/${sale.sold.id}">${sale.sold.name}</a></p>`}
${sale.sold && extensionFrame('pos.purchase.post.block.render', say('Ricochet, après la vente', 'Ricochet, after the sale'), { order: sale.sold.id })}
<p class="till-toast" role="status" data-till-toast></p>
${sale.problem && html`<p class="alert" role="alert">${sale.problem}</p>`}
<form method="post" action="/pos">
<button class="visually-hidden" type="submit" name="update" value="1" tabindex="-1" aria-hidden="true">${say('Mettre à jour', 'Update')}</button>
<div><div class="till-tiles">${extensionFrame('pos.home.tile.render', say('Ricochet, tuile', 'Ricochet, tile'))}</div>
<ul class="till-products">${store.products().map((product) => html`<li><button type="submit" name="add" value="${product.variantId}"><img src="${product.image}" alt="" width="80" height="80"><span>${product.title}</span><span class="till-price">${money(product.priceAmount)}</span></button></li>`)}</ul></div>
<div class="ticket"><h2>${say('Ticket', 'Ticket')}</h2>
${quote.lines.length === 0 ? html`<p class="hint">${say('Touchez un article pour commencer.', 'Tap something to begin.')}</p>` : html`<ul class="till-lines">${quote.lines.map((line) => html`<li><label for="q_${line.variantId}">${line.title}</label><input id="q_${line.variantId}" name="q_${line.variantId}" type="number" min="0" max="99" value="${sale.quantities.get(line.variantId)}"></li>`)}</ul>`}
<div class="field"><label for="email">${say('E-mail du client (facultatif)', 'Customer e-mail (optional)')}</label><input id="email" name="email" type="email" list="till-customers" autocomplete="off" value="${sale.email}"><datalist id="till-customers">${store
    .customers()
    .filter(({ email }) => email)
    .map(
      (customer) => html`<option value="${customer.email}">${customer.firstName} ${customer.lastName}</option>`,
    )}</datalist></div>
${sale.customer && extensionFrame('pos.customer-details.block.render', say('Ricochet, fiche du client', 'Ricochet, the customer’s record'), { customer: sale.customer.id })}
<div class="field"><label for="discount_code">${say('Code (facultatif)', 'Code (optional)')}</label><input id="discount_code" name="discount_code" autocomplete="off" spellcheck="false" value="${sale.code}"></div>
${quote.discount && !quote.discount.applied && html`<p class="refusal" role="alert" data-test="discount-refusal" data-reason="${quote.discount.reason}">${refusalText(quote.discount.reason, say)}</p>`}
${quote.lines.length > 0 && html`${summaryTable({ ...quote, shipping: '0', total: quote.subtotal, amountDue: quote.subtotal }, locale)}`}
<div class="till-actions"><button class="button quiet" type="submit" name="update" value="1">${say('Recalculer', 'Recalculate')}</button><button class="button" type="submit" name="charge" value="1">${say('Encaisser', 'Charge')} ${quote.lines.length > 0 && money(quote.subtotal)}</button></div>
</div></form>
<dialog class="till-modal" data-till-modal aria-label="Ricochet"><form method="dialog"><button class="button quiet" type="submit">${say('Fermer', 'Close')}</button></form>
<form data-scan hidden><div class="field"><label for="scanned">${say('Ce que lit l’appareil photo (simulé)', 'What the camera reads (simulated)')}</label><input id="scanned" name="scanned" autocomplete="off" spellcheck="false"></div><button class="button quiet" type="submit">${say('Lire', 'Read')}</button></form>
<div data-modal-body></div><template>${extensionFrame('pos.home.modal.render', say('Ricochet, à la caisse', 'Ricochet, at the till'))}</template></dialog>
</main>`;
}
