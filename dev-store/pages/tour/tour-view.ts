import type { Customer, Order } from '../../contract.ts';
import { type HtmlValue, html, raw, type SafeHtml } from '../web/html.ts';
import { type Locale, type Say, speaker } from '../web/locale.ts';
import type { Books } from './books.ts';
import type { AdvocateLink, Step, StripItem } from './walk.ts';

export type TourView = {
  locale: Locale;
  advocate: Customer | null;
  link: AdvocateLink | null;
  done: Step[];
  strip: StripItem[];
  books: Books | null;
  order: Order | null;
  canKill: boolean;
};

export function tourView(view: TourView): SafeHtml {
  const say = speaker(view.locale);
  return html`<main id="main" class="tour">
<header class="tour-hero">
<h1>Ricochet</h1>
<p>${say('Un client content invite un ami. L’ami achète. Chacun reçoit sa récompense dans Shopify : une fois, exactement.', 'A happy customer invites a friend. The friend buys. Each gets their reward in Shopify: once, exactly.')}</p>
</header>
${doors(view, say)}
${walkList(view, say)}
${proofPanel(view, say)}
${liveStrip(view, say)}
</main>`;
}

function doors({ advocate, link, order }: TourView, say: Say): SafeHtml {
  const door = (icon: string, title: string, text: HtmlValue, way: HtmlValue) =>
    html`<li><svg class="door-icon" aria-hidden="true" viewBox="0 0 24 24"><path d="${raw(icon)}"/></svg><h3>${title}</h3><p>${text}</p>${way}</li>`;
  const name = advocate?.firstName || say('un client', 'a customer');
  return html`<section class="doors" aria-labelledby="doors-title"><h2 id="doors-title" class="visually-hidden">${say('Entrer en tant que…', 'Come in as…')}</h2><ul>
${door('M4 9.500 5.500 4h13L20 9.500M4 9.500a2.700 2.700 0 0 0 5.300 0 2.700 2.700 0 0 0 5.400 0 2.700 2.700 0 0 0 5.300 0M5.500 13v7h13v-7', say('Le marchand', 'The merchant'), say('Règle l’offre, suit les parrainages.', 'Sets the offer, follows referrals.'), html`<a class="go" href="/admin/apps/ricochet">${say('Ouvrir l’admin', 'Open the admin')}</a>`)}
${door('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.7-4 3.600-6 7.500-6s6.800 2 7.500 6', say('Le parrain', 'The advocate'), say(`${name}, client de la boutique.`, `${name}, a customer of the shop.`), advocate && html`<form method="post" action="/account/login"><input type="hidden" name="customer[email]" value="${advocate.email}"><input type="hidden" name="return_to" value="/pages/parrainage"><button class="go" type="submit" name="as-advocate">${say(`Être ${name}`, `Be ${name}`)}</button></form>`)}
${door('M9.500 12a3.600 3.600 0 1 0 0-7.200 3.600 3.600 0 0 0 0 7.200zM3 20c.6-3.600 3-5.400 6.500-5.400S15.400 16.400 16 20M19 8v6M16 11h6', say('Le filleul', 'The friend'), html`<span data-link-hint>${link ? html`<a href="${link.path}">${say(`Le lien de ${link.firstName}`, `${link.firstName}’s link`)}</a>${say(', au mieux dans une fenêtre privée.', ', best in a private window.')}` : say('Passez d’abord par le parrain : son lien apparaîtra ici.', 'See the advocate first: their link will appear here.')}</span>`, html`<form method="post" action="/tour/as-friend"><button class="go" type="submit" name="as-friend" ${!link && raw('disabled')} data-needs-link>${say('Ouvrir le lien', 'Open the link')}</button></form>`)}
${door('M4.500 14v-2a7.500 7.500 0 0 1 15 0v2M4.500 13.500h3v5h-3zM16.500 13.500h3v5h-3zM19.500 18.500c0 2-2 2.500-5 2.500', say('Le support', 'Support'), say('La commande, le client, le pourquoi.', 'The order, the customer, the why.'), html`<a class="go" href="${order ? `/admin/orders/${order.id}` : '/admin/orders'}">${say('Les commandes', 'The orders')}</a>`)}
${door('M3.500 6h17v12.500h-17zM4 6.500l8 6.500 8-6.500', say('Le courrier', 'The mail'), say('Tous les e-mails et SMS partis.', 'Every e-mail and text sent.'), html`<a class="go" href="/mail">${say('Lire', 'Read')}</a>`)}
${door('M6 3.500h12v17l-2-1.500-2 1.500-2-1.500-2 1.500-2-1.500-2 1.500zM9 8h6M9 12h6', say('La caisse', 'The till'), say('En boutique, le code marche aussi.', 'In the shop, the code works too.'), html`<a class="go" href="/pos">${say('Encaisser', 'Ring up')}</a>`)}
</ul></section>`;
}

function walkList({ done, advocate }: TourView, say: Say): SafeHtml {
  const name = advocate?.firstName || say('Le parrain', 'The advocate');
  const texts: Record<Step, string> = {
    publish: say(
      'Le marchand publie son offre et active les blocs du thème',
      'The merchant publishes an offer and switches the theme blocks on',
    ),
    advocate: say(`${name} ouvre son espace et voit son lien`, `${name} opens their space and sees their link`),
    visit: say('Un ami ouvre le lien', 'A friend opens the link'),
    claim: say('Il laisse son adresse et reçoit un code', 'They leave their address and get a code'),
    order: say('Il achète avec ce code', 'They buy with that code'),
    reward: say(`${name} reçoit sa récompense`, `${name} gets the reward`),
    proof: say('Rejouez, coupez, remboursez : tout reste juste', 'Replay, kill, refund: everything stays right'),
  };
  return html`<section class="walk panel" aria-labelledby="walk-title">
<div class="panel-head"><h2 id="walk-title">${say('En sept pas', 'In seven steps')}</h2><form method="post" action="/tour/do/reset" data-action><button class="plain" type="submit">${say('Recommencer', 'Start over')}</button></form></div>
<ol>${(Object.keys(texts) as Step[]).map((step) => {
    const isDone = done.includes(step);
    return html`<li data-step="${step}" class="${isDone && 'is-done'}"><span class="tick" aria-hidden="true"></span><span>${texts[step]}</span><span class="visually-hidden" data-done-word>${isDone && say('fait', 'done')}</span></li>`;
  })}</ol></section>`;
}

function proofPanel({ books, canKill }: TourView, say: Say): SafeHtml {
  const cell = (name: keyof Books, label: string) => {
    const value = books?.[name] as number | null | undefined;
    return html`<div data-book="${name}" class="${bookState(value)}"><dt>${label}</dt><dd>${value ?? '—'}</dd></div>`;
  };
  const button = (action: string, label: string) =>
    html`<form method="post" action="/tour/do/${action}" data-action><button class="try" type="submit" name="${action}">${label}</button></form>`;
  return html`<section class="proof panel" aria-labelledby="proof-title">
<h2 id="proof-title">${say('Essayez de le casser', 'Try to break it')}</h2>
<div class="tries">${button('resend', say('Envoyer deux fois', 'Send it twice'))}${canKill && button('kill-worker', say('Couper le worker', 'Kill the worker'))}${button('refund', say('Rembourser', 'Refund it'))}</div>
<p class="said" role="status" data-said>${say('Les boutons agissent sur la dernière commande.', 'The buttons act on the latest order.')}</p>
<dl class="books">${cell('ledgerSum', say('somme du grand livre', 'sum of the ledger'))}${cell('doubles', say('récompenses en double', 'double rewards'))}${cell('differences', say('écarts avec Shopify', 'differences with Shopify'))}</dl>
</section>`;
}

/** Green at zero, red otherwise, grey while unknown. */
export function bookState(value: number | null | undefined): 'is-right' | 'is-wrong' | 'is-unknown' {
  if (value === null || value === undefined || Number.isNaN(value)) return 'is-unknown';
  return value === 0 ? 'is-right' : 'is-wrong';
}

function liveStrip({ strip }: TourView, say: Say): SafeHtml {
  const lane = (name: StripItem['lane'], label: string, empty: string) => {
    const items = strip.filter((item) => item.lane === name).slice(0, 4);
    return html`<div class="lane"><h3>${label}</h3><ol data-lane="${name}" data-empty="${empty}">${items.map((item) => html`<li>${item.href ? html`<a href="${item.href}">${item.label}</a>` : item.label}</li>`)}</ol></div>`;
  };
  return html`<section class="strip" aria-labelledby="strip-title"><h2 id="strip-title" class="visually-hidden">${say('En direct', 'Live')}</h2>
${lane('webhook', 'Webhook', say('Shopify raconte…', 'Shopify tells…'))}${lane('verdict', say('Verdict', 'Verdict'), say('Ricochet juge…', 'Ricochet judges…'))}${lane('code', 'Code', say('le crée dans Shopify…', 'makes it in Shopify…'))}${lane('mail', say('E-mail', 'E-mail'), say('et le dit.', 'and says so.'))}
</section>`;
}
