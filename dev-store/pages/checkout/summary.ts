import type { CheckoutQuote } from '../../contract.ts';
import { formatMoney } from '../web/format.ts';
import { html, type SafeHtml } from '../web/html.ts';
import type { Locale } from '../web/locale.ts';
import { speaker } from '../web/locale.ts';

/** Lines and sums of a purchase, the same on the checkout and at the till. */
export function summaryTable(quote: CheckoutQuote, locale: Locale): SafeHtml {
  const say = speaker(locale);
  const money = (amount: string) => formatMoney(amount, quote.currencyCode, locale);
  const row = (label: string, value: string, test: string, kind = '') =>
    html`<div class="sum ${kind}"><dt>${label}</dt><dd data-test="${test}">${value}</dd></div>`;
  return html`<ul class="lines">${quote.lines.map((line) => html`<li><span><span class="times">${line.quantity} ×</span> ${line.title}</span><span>${money(line.total)}</span></li>`)}</ul>
<dl class="sums">
${row(say('Sous-total', 'Subtotal'), money(quote.subtotalBeforeDiscount), 'subtotal-before-discount')}
${Number(quote.discountTotal) > 0 && row(quote.discount ? `${say('Remise', 'Discount')} ${quote.discount.code}` : say('Remise', 'Discount'), `−${money(quote.discountTotal)}`, 'discount-total', 'good')}
${row(say('Livraison', 'Delivery'), Number(quote.shipping) === 0 ? say('Offerte', 'Free') : money(quote.shipping), 'shipping')}
${row(say('Total', 'Total'), money(quote.total), 'total', 'last')}
${quote.giftCards.filter(({ refusal }) => !refusal).map((card) => row(`${say('Carte cadeau', 'Gift card')} •••• ${card.lastCharacters}`, `−${money(card.amount)}`, 'gift-card-amount', 'good'))}
${quote.storeCredit && Number(quote.storeCredit.amount) > 0 && row(say('Avoir en boutique', 'Store credit'), `−${money(quote.storeCredit.amount)}`, 'store-credit-amount', 'good')}
${quote.amountDue !== quote.total && row(say('Reste à payer', 'Left to pay'), money(quote.amountDue), 'amount-due', 'last')}
</dl>`;
}
