import { useAppBridge } from '@shopify/app-bridge-react';
import { missingOf } from '../use-scopes.ts';
import { scopesOf } from './reward-fields.ts';

/**
 * Shopify's own window asks for what these rewards need beyond the app's permissions. A no stops nothing: such rewards
 * wait, and the problems page says for what.
 */
export function useAskScopes(): (terms: Parameters<typeof scopesOf>[0]) => Promise<void> {
  const shopify = useAppBridge();
  return async (terms) => {
    const needed = scopesOf(terms);
    if (needed.length === 0) return;
    const { granted } = await shopify.scopes.query();
    const missing = missingOf(needed, granted);
    if (missing.length > 0) await shopify.scopes.request(missing);
  };
}
