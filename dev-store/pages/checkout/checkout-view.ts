import type { CheckoutQuote, Order } from '../../contract.ts';
import { extensionFrame } from '../extensions/extensions.ts';
import { formatMoney } from '../web/format.ts';
import { html, raw, type SafeHtml } from '../web/html.ts';
import { type Locale, speaker } from '../web/locale.ts';
import { giftCardRefusalText, refusalText } from './refusals.ts';
import { summaryTable } from './summary.ts';

export const CONTACT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'phone',
  'address1',
  'zip',
  'city',
  'countryCode',
] as const;
export type Contact = Record<(typeof CONTACT_FIELDS)[number], string>;
export type Problem = { field: string; message: string } | null;

export function checkoutView(view: {
  quote: CheckoutQuote;
  contact: Contact;
  problem: Problem;
  isLoggedIn: boolean;
  shopName: string;
  locale: Locale;
}): SafeHtml {
  const say = speaker(view.locale);
  const { quote, contact, problem } = view;
  if (quote.lines.length === 0) {
    return html`<main id="main" class="checkout-empty"><h1>${say('Votre panier est vide', 'Your cart is empty')}</h1><p><a class="button" href="/">${say('Retour à la boutique', 'Back to the shop')}</a></p></main>`;
  }
  const label = (name: keyof Contact) => LABELS[name][view.locale === 'fr' ? 0 : 1];
  const input = (
    name: keyof Contact,
    type: string,
    autocomplete: string,
    isRequired = true,
  ) => html`<div class="field field-${name}">
<label for="${name}">${label(name)}${!isRequired && say(' (facultatif)', ' (optional)')}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${contact[name]}" ${isRequired && raw('required')} ${problem?.field === name && raw('aria-invalid="true" aria-describedby="problem"')}>
</div>`;
  return html`<main id="main" class="checkout">
<aside class="checkout-summary" aria-label="${say('Votre commande', 'Your order')}">
${summaryTable(quote, view.locale)}
${discountForm(quote, view.locale)}
${paymentForm(quote, view.locale)}
</aside>
<div class="checkout-main">
<p class="checkout-shop"><a href="/">${view.shopName}</a></p>
<h1>${say('Commander', 'Checkout')}</h1>
${problem && html`<p class="alert" id="problem" role="alert">${problem.message}</p>`}
<form method="post" action="/checkout" id="checkout-form">
<input type="hidden" name="seen_total" value="${quote.total}"><input type="hidden" name="seen_due" value="${quote.amountDue}">
<fieldset><legend>${say('Vous', 'You')}</legend>
${!view.isLoggedIn && html`<p class="hint">${say('Déjà client ?', 'Already a customer?')} <a href="/account/login?return_to=%2Fcheckout">${say('Se connecter', 'Log in')}</a></p>`}
${input('email', 'email', 'email')}${input('phone', 'tel', 'tel', false)}
</fieldset>
<fieldset class="two"><legend>${say('Livraison', 'Delivery')}</legend>
${input('firstName', 'text', 'given-name')}${input('lastName', 'text', 'family-name')}${input('address1', 'text', 'street-address')}${input('zip', 'text', 'postal-code')}${input('city', 'text', 'address-level2')}
<div class="field field-countryCode"><label for="countryCode">${label('countryCode')}</label><select id="countryCode" name="countryCode" autocomplete="country">${COUNTRIES.map(([code, fr, en]) => html`<option value="${code}" ${contact.countryCode === code && raw('selected')}>${say(fr, en)}</option>`)}</select></div>
</fieldset>
<p class="hint">${say('Boutique de démonstration : aucun paiement réel, aucune carte demandée.', 'Demo store: no real payment, no card asked for.')}</p>
<button class="button wide" type="submit" name="pay">${say('Payer', 'Pay')} ${formatMoney(quote.amountDue, quote.currencyCode, view.locale)}</button>
</form></div></main>`;
}

function discountForm(quote: CheckoutQuote, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const { discount } = quote;
  return html`<form method="post" action="/checkout/discount" class="discount" id="discount-form">
<label for="discount_code">${say('Code de réduction ou carte cadeau', 'Discount code or gift card')}</label>
<div class="discount-row"><input id="discount_code" name="discount_code" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${discount && !discount.applied && discount.code}" ${discount && !discount.applied && raw('aria-invalid="true" aria-describedby="discount-refusal"')}>
<button class="button quiet" type="submit" name="apply">${say('Appliquer', 'Apply')}</button></div>
${discount && !discount.applied && html`<p class="refusal" id="discount-refusal" role="alert" data-test="discount-refusal" data-reason="${discount.reason}">${refusalText(discount.reason, say)}</p>`}
${discount?.applied && html`<p class="applied" data-test="discount-applied"><strong>${discount.code}</strong> <button class="link" type="submit" name="remove" value="1">${say('Retirer', 'Remove')}</button></p>`}
</form>`;
}

/** Gift cards and store credit: applied, refused, or on offer. */
function paymentForm(quote: CheckoutQuote, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const { giftCards, storeCredit } = quote;
  if (giftCards.length === 0 && !storeCredit) return html``;
  const money = (amount: string) => formatMoney(amount, quote.currencyCode, locale);
  const usesCredit = storeCredit !== null && Number(storeCredit.amount) > 0;
  return html`<form method="post" action="/checkout/discount" class="discount">
${giftCards.map(
  (card) =>
    html`<p class="${card.refusal ? 'refusal' : 'applied'}" data-test="gift-card"><strong>•••• ${card.lastCharacters}</strong> ${card.refusal ? giftCardRefusalText(card.refusal, say) : `−${money(card.amount)}`} <button class="link" type="submit" name="remove_card" value="${card.code}">${say('Retirer', 'Remove')}</button></p>`,
)}
${storeCredit && html`<p class="applied" data-test="store-credit">${say('Avoir en boutique', 'Store credit')} : ${money(storeCredit.available)} <button class="link" type="submit" name="store_credit" value="${usesCredit ? 'keep' : 'use'}">${usesCredit ? say('Ne pas l’utiliser', 'Don’t use it') : say('L’utiliser', 'Use it')}</button></p>`}
</form>`;
}

const GATEWAYS = {
  bogus: ['Carte bancaire', 'Card'],
  gift_card: ['Carte cadeau', 'Gift card'],
  shopify_store_credit: ['Avoir en boutique', 'Store credit'],
} as const;

export function gatewayName(gateway: Order['payments'][number]['gateway'], locale: Locale): string {
  return GATEWAYS[gateway][locale === 'fr' ? 0 : 1];
}

export function thankYouView(order: Order, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const money = (amount: string) => formatMoney(amount, order.currencyCode, locale);
  return html`<main id="main" class="thanks">
<p class="thanks-mark" aria-hidden="true">✓</p>
<h1>${say('Merci, votre commande est confirmée', 'Thank you, your order is confirmed')}</h1>
<p class="hint">${say('Commande', 'Order')} <strong data-test="order-name" data-order-id="${order.id}">${order.name}</strong>${order.email && html` · ${order.email}`}</p>
<ul class="lines">${order.lines.map((line) => html`<li><span><span class="times">${line.quantity} ×</span> ${line.title}</span><span>${money(line.unit)}</span></li>`)}</ul>
${order.discountCodes.length > 0 && html`<p>${say('Code utilisé', 'Code used')} : <strong>${order.discountCodes.join(', ')}</strong></p>`}
${order.payments.length > 1 && html`<ul class="lines">${order.payments.map(({ gateway, amount }) => html`<li><span>${gatewayName(gateway, locale)}</span><span>${money(amount)}</span></li>`)}</ul>`}
<p class="thanks-total">${say('Total payé', 'Total paid')} <strong>${money(order.total)}</strong></p>
${extensionFrame('purchase.thank-you.block.render', say('Inviter des amis', 'Invite friends'), { order: order.id })}
<p class="thanks-next"><a class="button" href="/pages/parrainage">${say('Parrainer un ami', 'Refer a friend')}</a> <a class="button quiet" href="/">${say('Retour à la boutique', 'Back to the shop')}</a></p>
</main>`;
}

const LABELS: Record<keyof Contact, [string, string]> = {
  email: ['Adresse e-mail', 'E-mail address'],
  phone: ['Téléphone', 'Phone'],
  firstName: ['Prénom', 'First name'],
  lastName: ['Nom', 'Last name'],
  address1: ['Adresse', 'Address'],
  zip: ['Code postal', 'Postcode'],
  city: ['Ville', 'Town'],
  countryCode: ['Pays', 'Country'],
};

const COUNTRIES: [string, string, string][] = [
  ['FR', 'France', 'France'],
  ['BE', 'Belgique', 'Belgium'],
  ['CH', 'Suisse', 'Switzerland'],
  ['LU', 'Luxembourg', 'Luxembourg'],
  ['DE', 'Allemagne', 'Germany'],
  ['GB', 'Royaume-Uni', 'United Kingdom'],
  ['JP', 'Japon', 'Japan'],
  ['KW', 'Koweït', 'Kuwait'],
  ['US', 'États-Unis', 'United States'],
];

/** Where a shop of this currency sells. */
export function homeCountry(currencyCode: string): string {
  return { JPY: 'JP', KWD: 'KW', USD: 'US' }[currencyCode] ?? 'FR';
}
