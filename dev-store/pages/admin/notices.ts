import type { Request, Response } from 'express';
import { queryText } from '../web/fields.ts';
import type { Say } from '../web/locale.ts';

const NOTICES = {
  cancelled: ['Commande annulée. Les webhooks sont partis.', 'Order cancelled. The webhooks are on their way.'],
  refunded: ['Remboursement fait. Les webhooks sont partis.', 'Refund made. The webhooks are on their way.'],
  paid: ['Commande payée. Les webhooks sont partis.', 'Order paid. The webhooks are on their way.'],
  disputed: ['Litige ouvert.', 'Chargeback opened.'],
  decided: ['Litige tranché.', 'Chargeback decided.'],
  assessed: ['Risque signalé. Le webhook est parti.', 'Risk reported. The webhook is on its way.'],
  resent: [
    'Les webhooks de cette commande sont repartis, avec les mêmes identifiants.',
    'This order’s webhooks were sent again, under the same ids.',
  ],
  edited: ['Commande modifiée. Les webhooks sont partis.', 'Order edited. The webhooks are on their way.'],
  requested: ['Demande de données envoyée à l’application.', 'Data request sent to the app.'],
  redacted: [
    'Données personnelles effacées ; l’application doit faire de même.',
    'Personal data erased; the app must do the same.',
  ],
  merged: ['Fiches fusionnées.', 'Records merged.'],
  themes: ['Thème enregistré.', 'Theme saved.'],
  faults: ['Pannes simulées enregistrées.', 'Simulated faults saved.'],
  uninstalled: ['Application désinstallée.', 'App uninstalled.'],
} satisfies Record<string, [string, string]>;

export type Notice = keyof typeof NOTICES;

/** Goes back to a page that then says what was done. */
export function redirectDone(res: Response, path: string, done: Notice): void {
  res.redirect(303, `${path}?done=${done}`);
}

export function notice(req: Request, say: Say): string | null {
  const key = queryText(req, 'done');
  if (!Object.hasOwn(NOTICES, key)) return null;
  const [fr, en] = NOTICES[key as Notice];
  return say(fr, en);
}
