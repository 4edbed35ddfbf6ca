import express, { type Request, type Response, type Router } from 'express';
import type { Customer, DevStore } from '../../contract.ts';
import { clearCookie, LOCALE_COOKIE } from '../web/cookies.ts';
import { sendPage } from '../web/document.ts';
import { localeOf, speaker } from '../web/locale.ts';
import { pageRouter } from '../web/page-router.ts';
import { readBooks } from './books.ts';
import { tourStream } from './stream.ts';
import { tourView } from './tour-view.ts';
import type { Walk } from './walk.ts';

const ACTIONS = ['resend', 'kill-worker', 'refund', 'reset'] as const;
type Action = (typeof ACTIONS)[number];

export function tourPages(store: DevStore, walk: Walk): Router {
  const router = pageRouter();

  router.get('/tour', async (req, res) => {
    const books = await readBooks(store);
    const order = store.orders()[0] ?? null;
    const view = {
      locale: localeOf(res),
      advocate: advocateOf(store),
      link: walk.link(),
      done: walk.done(),
      strip: walk.strip(),
      books,
      order,
      canKill: Boolean(process.env['DEMO_CONTROL_URL']),
    };
    sendPage(req, res, {
      title: `Ricochet – ${speaker(view.locale)('Visite guidée', 'Tour')}`,
      door: 'tour',
      styles: ['tour.css'],
      scripts: ['tour.js'],
      body: () => tourView(view),
    });
  });

  router.get('/tour/events', tourStream(store, walk));

  /** A friend is someone this shop doesn't know yet: forget who is logged in, the cart and what the theme remembered. */
  router.post('/tour/as-friend', (req, res) => {
    const link = walk.link();
    for (const pair of (req.headers.cookie ?? '').split(';')) {
      const name = pair.split('=')[0]?.trim();
      if (name && name !== LOCALE_COOKIE && /^[\w-]+$/.test(name)) clearCookie(res, name);
    }
    res.setHeader('Clear-Site-Data', '"storage"');
    res.redirect(303, link?.path ?? '/tour');
  });

  router.post(
    '/tour/do/:action',
    express.urlencoded({ extended: false }),
    async (req: Request, res: Response, next) => {
      const action = ACTIONS.find((one) => one === req.params['action']);
      if (!action) return next();
      const message = await run(action, store, walk, res);
      if (req.accepts(['html', 'json']) === 'json') return void res.json({ message });
      res.redirect(303, '/tour');
    },
  );

  return router;
}

async function run(action: Action, store: DevStore, walk: Walk, res: Response): Promise<string> {
  const say = speaker(localeOf(res));
  const noOrder = say('Il n’y a pas encore de commande.', 'There is no order yet.');
  switch (action) {
    case 'resend': {
      const order = store.orders()[0];
      if (!order) return noOrder;
      const count = store.resendWebhooks(order.id);
      walk.mark('proof');
      return say(
        `${count} webhooks de ${order.name} sont repartis, avec les mêmes identifiants.`,
        `${count} webhooks of ${order.name} were sent again, under the same ids.`,
      );
    }
    case 'refund': {
      const order = store
        .orders()
        .find(({ cancelledAt, financialStatus }) => cancelledAt === null && financialStatus !== 'refunded');
      if (!order) return noOrder;
      store.refundOrder(order.id);
      walk.mark('proof');
      return say(
        `${order.name} est remboursée : la récompense se reprend d’elle-même.`,
        `${order.name} is refunded: the reward is taken back by itself.`,
      );
    }
    case 'kill-worker': {
      const control = process.env['DEMO_CONTROL_URL'];
      const answer = control ? await fetch(`${control}/kill-worker`, { method: 'POST' }).catch(() => null) : null;
      if (!answer?.ok) return say('Le worker ne peut pas être coupé d’ici.', 'The worker can’t be killed from here.');
      walk.mark('proof');
      return say(
        'Worker coupé net. Il redémarre et reprend où il en était.',
        'Worker killed. It restarts and carries on where it was.',
      );
    }
    case 'reset':
      walk.reset();
      return say('Le parcours recommence.', 'The walk starts over.');
    default:
      return action satisfies never;
  }
}

/** The seed's advocate is Camille; in another catalogue, the first customer with an account. */
function advocateOf(store: DevStore): Customer | null {
  const accounts = store.customers().filter((customer) => customer.hasAccount && customer.email);
  return accounts.find(({ firstName }) => firstName === 'Camille') ?? accounts[0] ?? null;
}
