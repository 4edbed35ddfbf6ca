import { useAppBridge } from '@shopify/app-bridge-react';
import { useCallback, useEffect, useState } from 'react';

/** Which of these optional permissions the shop hasn't granted, and a way to let Shopify ask the merchant for them. */
export function useMissingScopes(needed: readonly string[]) {
  const shopify = useAppBridge();
  const [granted, setGranted] = useState<readonly string[] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const wanted = needed.join();

  // asked again whenever something else is needed: Shopify's own window may have been answered meanwhile
  useEffect(() => {
    let isGone = false;
    if (wanted === '') return;
    shopify.scopes.query().then((scopes) => {
      if (!isGone) setGranted(scopes.granted);
    });
    return () => {
      isGone = true;
    };
  }, [shopify, wanted]);

  const ask = useCallback(async () => {
    setAsking(true);
    try {
      const { detail } = await shopify.scopes.request(wanted.split(','));
      setGranted(detail.granted);
    } finally {
      setAsking(false);
    }
  }, [shopify, wanted]);

  return { missing: granted === null ? [] : missingOf(needed, granted), isKnown: granted !== null, isAsking, ask };
}

/** Shopify may leave out the right to read that the right to write implies. */
export const missingOf = (needed: readonly string[], granted: readonly string[]): string[] =>
  needed.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/, 'write_')));
