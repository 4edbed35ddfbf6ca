import express, { type Request, type Response, type Router } from 'express';
import type { DevStore } from '../../contract.ts';
import { CUSTOMER_COOKIE, clearCookie, setCookie } from '../web/cookies.ts';
import { queryText } from '../web/fields.ts';
import { localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { localPath } from '../web/safe-path.ts';
import { customerByEmail, loggedInCustomer } from '../web/visitor.ts';
import { sendThemePage } from './render.ts';

/** Customer accounts without passwords: an address logs in. */
export function accountPages(store: DevStore): Router {
  const router = pageRouter();
  const form = express.urlencoded({ extended: true });

  router.get('/account', async (req, res) => {
    if (!loggedInCustomer(req, store)) return res.redirect('/account/login');
    await sendThemePage(req, res, store, {
      template: { name: 'account', directory: 'customers' },
      title: speaker(localeOf(res))('Compte', 'Account'),
    });
  });

  router.get('/account/login', async (req, res) => {
    if (loggedInCustomer(req, store))
      return res.redirect(localPath(req.query['return_to'] ?? req.query['return_url'], '/account'));
    await sendLogin(req, res, store, {
      returnTo: queryText(req, 'return_to') || queryText(req, 'return_url'),
      email: '',
      errors: null,
    });
  });

  router.post('/account/login', form, async (req: Request, res: Response) => {
    const email = customerField(req, 'email');
    const customer = customerByEmail(store, email);
    const returnTo = localPath((req.body as Record<string, unknown>)['return_to'], '/account');
    if (customer) {
      setCookie(res, CUSTOMER_COOKIE, customer.id);
      return res.redirect(303, returnTo);
    }
    const say = speaker(localeOf(res));
    const errors = [
      say(
        'Aucun client n’a cette adresse. Choisissez-en un ci-dessous ou créez un compte.',
        'No customer has this address. Pick one below or create an account.',
      ),
    ];
    await sendLogin(req, res, store, { returnTo, email, errors });
  });

  router.get('/account/register', async (req, res) => {
    await sendRegister(req, res, store, { returnTo: queryText(req, 'return_to'), given: {}, errors: null });
  });

  router.post(['/account', '/account/register'], form, async (req: Request, res: Response) => {
    const say = speaker(localeOf(res));
    const given = {
      first_name: customerField(req, 'first_name'),
      last_name: customerField(req, 'last_name'),
      email: customerField(req, 'email'),
    };
    const returnTo = localPath((req.body as Record<string, unknown>)['return_to'], '/account');
    const refuse = (message: string) => sendRegister(req, res, store, { returnTo, given, errors: [message] });
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(given.email))
      return refuse(say('Indiquez une adresse e-mail valable.', 'Enter a valid e-mail address.'));
    if (customerByEmail(store, given.email)?.hasAccount)
      return refuse(
        say('Un compte existe déjà à cette adresse : connectez-vous.', 'This address already has an account: log in.'),
      );
    const customer = store.createCustomer({
      email: given.email,
      firstName: given.first_name,
      lastName: given.last_name,
      hasAccount: true,
      locale: localeOf(res),
    });
    setCookie(res, CUSTOMER_COOKIE, customer.id);
    res.redirect(303, returnTo);
  });

  router.all('/account/logout', (req, res) => {
    clearCookie(res, CUSTOMER_COOKIE);
    res.redirect(303, localPath(req.query['return_to'] ?? req.query['return_url'], '/'));
  });

  return router;
}

type Login = { returnTo: string; email: string; errors: string[] | null };

async function sendLogin(req: Request, res: Response, store: DevStore, login: Login): Promise<void> {
  const known = store.customers().filter((customer) => customer.email && customer.hasAccount);
  await sendThemePage(req, res, store, {
    template: { name: 'login', directory: 'customers' },
    title: speaker(localeOf(res))('Se connecter', 'Log in'),
    status: login.errors ? 422 : 200,
    locals: {
      return_to: localPath(login.returnTo, ''),
      email: login.email,
      form_errors: { customer_login: login.errors },
      known_customers: known.map((customer) => ({
        email: customer.email,
        name: `${customer.firstName} ${customer.lastName}`.trim(),
      })),
    },
  });
}

async function sendRegister(
  req: Request,
  res: Response,
  store: DevStore,
  page: { returnTo: string; given: Record<string, string>; errors: string[] | null },
): Promise<void> {
  await sendThemePage(req, res, store, {
    template: { name: 'register', directory: 'customers' },
    title: speaker(localeOf(res))('Créer un compte', 'Create an account'),
    status: page.errors ? 422 : 200,
    locals: {
      return_to: localPath(page.returnTo, ''),
      given: page.given,
      form_errors: { create_customer: page.errors },
    },
  });
}

/** `customer[email]`, as Shopify's forms post it, or plain `email`. */
function customerField(req: Request, name: string): string {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const nested = body['customer'] as Record<string, unknown> | undefined;
  const value = (typeof nested === 'object' && nested !== null ? nested[name] : undefined) ?? body[name];
  return typeof value === 'string' ? value.trim() : '';
}
