import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { LONGEST_OWN, shopperReason, WORDED } from '../i18n/rule-words.ts';
import { voiceIn } from '../i18n/translator.ts';
import { TextsPage } from '../ui/texts/texts-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';

/** What shoppers read when something is refused: ours, and the shop's own where it has some (S8). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const own = await container.ruleTexts(shop.shopId);
  const french = voiceIn('fr', { words: 'purchase', isInformal: shop.isInformal });
  return {
    isInformal: shop.isInformal,
    longest: LONGEST_OWN,
    rules: WORDED.map((rule) => ({
      rule,
      ours: { fr: shopperReason(rule, {}, french), en: shopperReason(rule, {}, 'en') },
      own: { fr: own.fr?.[rule] ?? null, en: own.en?.[rule] ?? null },
    })),
  };
}

/** Empty = ours again. */
const text = z
  .string()
  .transform((typed) => typed.replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(LONGEST_OWN))
  .transform((kept) => kept || null);
const sent = z.union([
  z.object({ rule: z.enum(WORDED), fr: text, en: text }),
  // how French shoppers are addressed
  z.object({ isInformal: z.boolean() }),
]);
type Sent = z.input<typeof sent>;

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown text' });
  if ('isInformal' in asked.data) {
    await container.setInformal(shop.shopId, asked.data.isInformal, actor);
    return { done: asked.data.isInformal ? 'texts.address.nowTu' : 'texts.address.nowVous' };
  }
  const { rule, fr, en } = asked.data;
  await container.saveRuleText(shop.shopId, rule, { fr, en }, actor);
  return { done: fr === null && en === null ? 'texts.reset' : 'texts.saved' };
}

export default function Texts() {
  const { t } = useWords();
  const { rules, longest, isInformal } = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const [editing, setEditing] = useState<string | null>(null);
  useAnswer(fetcher, ({ done }) => {
    shopify.toast.show(t(done));
    setEditing(null);
  });
  return (
    <TextsPage
      rules={rules}
      longest={longest}
      isInformal={isInformal}
      onInformal={(informal) =>
        fetcher.submit({ isInformal: informal } as Sent, { method: 'post', encType: 'application/json' })
      }
      editing={rules.find(({ rule }) => rule === editing) ?? null}
      isBusy={fetcher.state !== 'idle'}
      onEdit={setEditing}
      onSave={(rule, texts) =>
        fetcher.submit({ rule, ...texts } as Sent, { method: 'post', encType: 'application/json' })
      }
    />
  );
}
