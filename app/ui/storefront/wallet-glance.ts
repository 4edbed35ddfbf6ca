import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { WalletModel } from './wallet-model.ts';

type Item = { title: string; when: string; status: string; state: 'reached' | 'ahead' };

/** What a balance can buy, for the theme's wallet block: within reach first, the dearest of it on top; then what is closest (R3). */
export function walletGlance(wallet: WalletModel | null, locale: Voice): { items: Item[]; itemsEmpty: string } {
  const t = translatorFor(locale);
  if (!wallet) return { items: [], itemsEmpty: t('storefront:space.wallet.none') };
  const items = wallet.items.map(
    ({ title, price, missing }): Item => ({
      title,
      when: price,
      status: missing ?? t('storefront:space.wallet.reached'),
      state: missing === null ? 'reached' : 'ahead',
    }),
  );
  const reached = items.filter(({ state }) => state === 'reached').reverse();
  return {
    items: [...reached, ...items.filter(({ state }) => state === 'ahead')],
    itemsEmpty: t('storefront:space.wallet.empty'),
  };
}
