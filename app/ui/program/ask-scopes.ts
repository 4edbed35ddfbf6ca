import { useAppBridge } from '@shopify/app-bridge-react';
import { startTransition, useState } from 'react';
import { missingOf } from '../use-scopes.ts';
import { scopesOf } from './reward-fields.ts';

/**
 * Before something is sent, Shopify's own window asks for what its rewards need beyond the app's permissions. A no stops
 * nothing: such rewards wait, and the problems page says for what. `asking` = what waits for that window, as busy as if it
 * were on its way already.
 */
export function useAskScopes<Step extends string>() {
  const shopify = useAppBridge();
  const [asking, setAsking] = useState<Step | null>(null);

  async function askScopes(step: Step, terms: Parameters<typeof scopesOf>[0], send: () => void): Promise<void> {
    setAsking(step);
    try {
      const needed = scopesOf(terms);
      const missing = needed.length > 0 ? missingOf(needed, (await shopify.scopes.query()).granted) : [];
      if (missing.length > 0) await shopify.scopes.request(missing);
      send();
    } finally {
      // in one step with the router's word that it is being sent: it is idle at no moment in between
      startTransition(() => setAsking(null));
    }
  }

  return { asking, askScopes };
}
