import type { ShopId } from '../domain/shared/ids.ts';
import type { RuleTexts } from '../domain/shared/rule-texts.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';

type OwnTexts = { readonly fr: string | null; readonly en: string | null };
const LOCALES = ['fr', 'en'] as const;

/** A merchant's own sentences for refusals (S8). */
export function ruleTextRows({ withShop }: Database) {
  return {
    load: (shopId: ShopId): Promise<RuleTexts> =>
      withShop(shopId, async (tx) => {
        const rows = await tx.ruleText.findMany({ where: { shopId } });
        const of = (locale: string) =>
          Object.fromEntries(rows.filter((row) => row.locale === locale).map(({ rule, text }) => [rule, text]));
        return { fr: of('fr'), en: of('en') };
      }),

    /** null = ours again */
    save: (shopId: ShopId, rule: string, texts: OwnTexts, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const rows = await tx.ruleText.findMany({ where: { shopId, rule } });
        const before = Object.fromEntries(rows.map(({ locale, text }) => [locale, text]));
        await tx.ruleText.deleteMany({ where: { shopId, rule } });
        await tx.ruleText.createMany({
          data: LOCALES.flatMap((locale) => {
            const text = texts[locale];
            return text === null ? [] : [{ shopId, rule, locale, text }];
          }),
        });
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'rule-text.changed', before: { rule, ...before }, after: { rule, ...texts } },
          now,
        );
      }),
  };
}
