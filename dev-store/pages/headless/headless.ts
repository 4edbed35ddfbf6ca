import express, { type Request, type Response, type Router } from 'express';
import type { Customer, DevStore } from '../../contract.ts';
import { sendPage } from '../web/document.ts';
import { field } from '../web/fields.ts';
import { html, type SafeHtml } from '../web/html.ts';
import { localeOf, type Say, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { loggedInCustomer } from '../web/visitor.ts';
import { signToken } from './token.ts';

/** What this shop's own server was told, as a developer tells theirs; forgotten when it stops. */
type Keys = { url: string; publishable: string; secret: string };

/**
 * A storefront that isn't a theme, on no app proxy: its page calls the app's public API from the browser, by the publishable
 * key, and for whoever is logged in by a token that this server signs.
 */
export function headlessPages(store: DevStore): Router {
  const router = pageRouter();
  let keys: Keys | null = null;

  router.get('/headless', (req, res) => sendShop(req, res, store, keys, null));

  router.post('/headless/keys', express.urlencoded({ extended: false }), (req: Request, res: Response) => {
    const typed = {
      url: field(req, 'url').replace(/\/+$/, ''),
      publishable: field(req, 'publishable'),
      secret: field(req, 'secret'),
    };
    const problem = problemOf(typed, speaker(localeOf(res)));
    if (problem) return sendShop(req, res, store, keys, problem);
    keys = typed;
    res.redirect(303, '/headless');
  });

  router.post('/headless/token', (req, res) => {
    const customer = loggedInCustomer(req, store);
    res.setHeader('Cache-Control', 'no-store');
    if (!customer || !keys) return void res.status(401).json({ error: 'nobody is logged in' });
    const { secret } = keys;
    res.json({ token: signToken({ shop: store.config.shop, customerId: customer.id, secret }, new Date()) });
  });

  return router;
}

function problemOf({ url, publishable, secret }: Keys, say: Say): string | null {
  if (!/^https?:\/\/[^\s;,'"]+$/.test(url) || !URL.canParse(url))
    return say(
      'L’adresse doit commencer par https:// ou http://.',
      'The address has to begin with https:// or http://.',
    );
  if (!publishable.startsWith('ricochet_pk_'))
    return say('La clé publique commence par ricochet_pk_.', 'The publishable key begins with ricochet_pk_.');
  if (!secret.startsWith('ricochet_sk_'))
    return say('Le secret commence par ricochet_sk_.', 'The secret begins with ricochet_sk_.');
  return null;
}

function sendShop(req: Request, res: Response, store: DevStore, keys: Keys | null, problem: string | null): void {
  const customer = loggedInCustomer(req, store);
  // nothing but its own files and the API: whatever an answer holds is text
  res.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; connect-src 'self' ${keys ? new URL(keys.url).origin : ''}`,
  );
  sendPage(req, res, {
    title: `${store.config.shopName} · headless`,
    door: 'shop',
    styles: ['checkout.css', 'headless.css'],
    scripts: ['headless.js'],
    status: problem ? 422 : 200,
    body: (say) => html`<main id="main" class="headless">
<h1>${say('Une vitrine sur mesure', 'A storefront of one’s own')}</h1>
<p class="hint">${say('Cette page n’est pas un thème et ne passe par aucun relais de Shopify : elle appelle Ricochet par son API publique.', 'This page is no theme and goes through no relay of Shopify’s: it calls Ricochet by its public API.')}</p>
${keys && shopParts(keys, customer, localeOf(res), say)}
${keysForm(keys, problem, say)}
</main>`,
  });
}

function shopParts(keys: Keys, customer: Customer | null, locale: string, say: Say): SafeHtml {
  const words = {
    copied: say('Copié', 'Copied'),
    notCopied: say(
      'Le navigateur ne laisse pas copier : choisissez le lien et copiez-le vous-même.',
      'The browser doesn’t let this be copied: select the link and copy it yourself.',
    ),
    failed: say(
      'Ricochet n’a pas répondu. Réessayez dans un instant.',
      'Ricochet didn’t answer. Try again in a moment.',
    ),
    waiting: say('Le code arrive…', 'The code is on its way…'),
    email: say('Votre adresse e-mail', 'Your e-mail address'),
    firstName: say('Votre prénom (facultatif)', 'Your first name (optional)'),
    claim: say('Recevoir mon avantage', 'Get my benefit'),
    cart: say('Aller à la boutique, le code est dans le panier', 'Go to the shop: the code is in the cart'),
    friends: say('Vos amis', 'Your friends'),
    rewards: say('Vos récompenses', 'Your rewards'),
    points: say('Vos points', 'Your points'),
    copy: say('Copier le lien', 'Copy the link'),
    newCode: say('Choisir un autre code', 'Choose another code'),
    friendEmail: say('Adresse e-mail d’un ami', 'A friend’s e-mail address'),
    declare: say('Déclarer cet ami', 'Declare this friend'),
  };
  return html`<div data-headless data-url="${keys.url}" data-key="${keys.publishable}" data-locale="${locale}" data-words="${JSON.stringify(words)}">
<section aria-labelledby="offer-title"><h2 id="offer-title">${say('Le programme', 'The programme')}</h2>
<div data-part="offer" aria-live="polite"></div></section>
<section aria-labelledby="invitation-title"><h2 id="invitation-title">${say('On vous a invité ?', 'Were you invited?')}</h2>
<form data-form="visit"><label for="headless-code">${say('Code ou lien reçu', 'Code or link you were given')}</label>
<div class="row"><input id="headless-code" name="code" autocomplete="off" required><button class="button" type="submit">${say('Voir', 'See')}</button></div></form>
<div data-part="invitation" aria-live="polite"></div></section>
<section aria-labelledby="space-title"><h2 id="space-title">${say('Votre espace', 'Your space')}</h2>
${
  customer
    ? html`<p class="hint">${customer.firstName} ${customer.lastName}</p><div data-part="space" data-customer aria-live="polite"></div>`
    : html`<p><a class="button" href="/account/login?return_to=%2Fheadless">${say('Se connecter', 'Log in')}</a></p>`
}</section>
</div>`;
}

/** The secret goes to this server and never back to a page. */
function keysForm(keys: Keys | null, problem: string | null, say: Say): SafeHtml {
  const input = (name: keyof Keys, label: string, type: 'text' | 'url' | 'password', value = '') =>
    html`<p><label for="headless-${name}">${label}</label><input id="headless-${name}" name="${name}" type="${type}" value="${value}" autocomplete="off" spellcheck="false" required></p>`;
  const form = html`<form method="post" action="/headless/keys" class="keys">
${problem && html`<p class="problem" role="alert">${problem}</p>`}
<p class="hint">${say('À prendre dans l’administration', 'Take them from the admin')} : <a href="/admin/apps/ricochet/program/api">${say('Ricochet, API pour applications et sites sur mesure', 'Ricochet, API for native apps and headless sites')}</a></p>
${input('url', say('Adresse', 'Address'), 'url', keys?.url)}
${input('publishable', say('Clé publique', 'Publishable key'), 'text', keys?.publishable)}
${input('secret', say('Secret (reste sur le serveur de la boutique)', 'Secret (stays on the shop’s server)'), 'password')}
<button class="button" type="submit" name="save-keys">${say('Enregistrer', 'Save')}</button>
</form>`;
  return keys && !problem
    ? html`<details><summary>${say('Clés de la vitrine', 'Keys of this storefront')}</summary>${form}</details>`
    : html`<section aria-labelledby="keys-title"><h2 id="keys-title">${say('D’abord, les clés', 'The keys first')}</h2>${form}</section>`;
}
