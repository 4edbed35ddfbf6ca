import { randomUUID } from 'node:crypto';
import { shopRedactPayload } from '../webhooks/payloads/privacy.ts';
import { scopesUpdatePayload, shopPayload } from '../webhooks/payloads/shop.ts';
import type { Engine } from './engine.ts';

const INSTALLATION_ID = '548380009777777777';

/** The installation's life: granted at first opening, scopes changing, uninstalled, erased 48 hours later. */

/** Managed installation: opening the app grants what its configuration asks for; optional scopes stay as they are. */
export function ensureInstalled(engine: Engine): void {
  const { state, app } = engine;
  if (!state.installation) {
    state.installation = { id: INSTALLATION_ID, installedAt: engine.now(), scopes: [...app.scopes] };
    engine.changed();
    return;
  }
  const optional = state.installation.scopes.filter((scope) => app.optionalScopes.includes(scope));
  setGrantedScopes(engine, [...app.scopes, ...optional]);
}

export function setGrantedScopes(engine: Engine, scopes: string[]): void {
  const { installation } = engine.state;
  if (!installation) throw new Error('the app is not installed');
  const previous = installation.scopes;
  const current = [...new Set(scopes)].sort();
  if (current.join() === [...previous].sort().join()) return;
  installation.scopes = current;
  engine.changed();
  engine.publish([{ topic: 'app/scopes_update', payload: scopesUpdatePayload(engine, previous, current) }]);
}

export function uninstallApp(engine: Engine): void {
  const { state } = engine;
  if (!state.installation) throw new Error('the app is not installed');
  state.installation = null;
  state.adminSession = randomUUID();
  state.tokens = [];
  state.metafields = [];
  state.webhookSubscriptions = [];
  engine.changed();
  engine.publish([{ topic: 'app/uninstalled', payload: shopPayload(engine, 'app/uninstalled'), always: true }]);
  engine.later(engine.shopRedactDelayMs, () => {
    if (!state.installation) redactShop(engine);
  });
}

export function redactShop(engine: Engine): void {
  engine.publish([{ topic: 'shop/redact', payload: shopRedactPayload(engine), always: true }]);
}

export function updateShop(engine: Engine, change: { name?: string; email?: string }): void {
  Object.assign(engine.state.shop, change, { updatedAt: engine.now() });
  engine.changed();
  engine.publish([{ topic: 'shop/update', payload: shopPayload(engine, 'shop/update') }]);
}

/** App-owned metafields as Liquid sees them: values parsed where their type has structure. */
export function appMetafields(engine: Engine): Record<string, Record<string, { value: unknown; type: string }>> {
  const byNamespace: Record<string, Record<string, { value: unknown; type: string }>> = {};
  for (const { namespace, key, type, value } of engine.state.metafields) {
    byNamespace[namespace] ??= {};
    byNamespace[namespace][key] = { value: metafieldJsonValue(type, value), type };
  }
  return byNamespace;
}

export function metafieldJsonValue(type: string, value: string): unknown {
  const isText = /^(single_line_text_field|multi_line_text_field|url|color|date|date_time|id|number_decimal)$/.test(
    type,
  );
  return isText ? value : JSON.parse(value);
}
