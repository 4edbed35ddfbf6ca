import { type Answer, ask } from './ask.ts';
import type { Channel, Said, SpaceAnswer } from './space.ts';

/** What the surfaces for buyers have in common. */
export type BuyerApi = {
  readonly sessionToken: { get(): Promise<string> };
  readonly i18n: { translate(key: string): string };
};

/** A text of the extension's own, as the shop says it. */
export const sayingOf =
  ({ i18n }: Pick<BuyerApi, 'i18n'>, { say }: { say: Said }) =>
  (key: string): string =>
    say[key] ?? i18n.translate(key);

export async function askSpace({ sessionToken, i18n }: BuyerApi): Promise<Answer<SpaceAnswer>> {
  return ask<SpaceAnswer>(() => sessionToken.get(), '/ext/space', { locale: i18n.translate('locale') });
}

/** Counts a share; one that isn't counted is shared all the same. */
export async function countShare({ sessionToken, i18n }: BuyerApi, channel: Channel): Promise<void> {
  await ask(() => sessionToken.get(), '/ext/share', { locale: i18n.translate('locale'), body: { channel } });
}
