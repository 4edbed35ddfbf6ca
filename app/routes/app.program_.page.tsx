import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Refused } from '../container.server.ts';
import { useWords } from '../i18n/react.tsx';
import type { Locale } from '../i18n/translator.ts';
import { LandingEditor, type LandingIntent } from '../ui/landing/landing-editor.tsx';
import { useLandingForm } from '../ui/landing/use-landing-form.ts';
import { PREVIEW_PATH, usePreview } from '../ui/landing/use-preview.ts';
import { ConflictBanner } from '../ui/program/editor-banners.tsx';
import { NoProgram } from '../ui/program/no-program.tsx';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.landingEditor(shop.shopId);
}

/** A preview changes nothing. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.startsWith(PREVIEW_PATH) ? false : defaultShouldRevalidate;

const seen = z.object({ draft: z.string().nullable(), number: z.int() });
const sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), typed: z.unknown(), seen }),
  z.object({ intent: z.literal('publish'), typed: z.unknown(), days: z.unknown(), seen }),
  z.object({ intent: z.literal('again'), versionId: z.uuid(), seen }),
  z.object({ intent: z.literal('withdraw'), versionId: z.uuid() }),
]);
type Answer = { intent: LandingIntent; result: { ok: true; number: number } | Refused };

export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  const { intent } = data;
  if (intent === 'save') return { intent, result: await container.saveLanding(shop.shopId, data, actor) };
  if (intent === 'publish') return { intent, result: await container.publishLanding(shop.shopId, data, actor) };
  if (intent === 'again') return { intent, result: await container.publishLandingAgain(shop.shopId, data, actor) };
  const isDone = await container.withdrawLanding(shop.shopId, data.versionId, actor);
  return { intent, result: isDone ? { ok: true, number: 0 } : { ok: false, conflict: true } };
}

export default function LandingRoute() {
  const loaded = useLoaderData<typeof loader>();
  // what somebody else saved is shown when the merchant says so: nothing typed is lost
  const [shown, setShown] = useState(loaded);
  const [loads, setLoads] = useState(0);
  const words = useWords();
  const [locale, setLocale] = useState<Locale>(words.locale);
  if (!loaded.hasProgram) return <NoProgram hasArchived={false} />;
  return (
    <Landing
      key={loads}
      view={{ ...loaded, draft: shown.draft, seen: shown.seen }}
      locale={locale}
      onLocale={setLocale}
      onAccept={() => {
        setShown(loaded);
        setLoads(loads + 1);
      }}
      onNumber={(number) => setShown({ ...shown, seen: { ...shown.seen, number } })}
    />
  );
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type LandingProps = {
  view: Loaded;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** the draft is what the server has */
  onAccept: () => void;
  onNumber: (number: number) => void;
};

function Landing({ view, locale, onLocale, onAccept, onNumber }: LandingProps) {
  const words = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const editor = useLandingForm(view.draft, words);
  const preview = usePreview(editor.page, locale);
  const [isConflict, setConflict] = useState(false);

  useAnswer(fetcher, ({ intent, result }) => {
    if (!result.ok) {
      if ('conflict' in result) return setConflict(true);
      editor.refuse(result.problems);
      // the first problem is shown, whichever language it is in
      const [language] = result.problems[0]?.field.split('.') ?? [];
      return language === 'fr' || language === 'en' ? onLocale(language) : undefined;
    }
    shopify.toast.show(words.t(`landing.done.${intent}`, { version: result.number }));
    if (intent === 'save' || intent === 'publish') onAccept();
    if (intent === 'again') onNumber(result.number);
  });

  const send = (body: z.input<typeof sent>) =>
    fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  const { page: typed, form } = editor;
  const { seen } = view;
  const sending =
    fetcher.state === 'idle' ? null : ((fetcher.json as { intent: LandingIntent } | undefined)?.intent ?? 'save');
  return (
    <LandingEditor
      view={view}
      editor={editor}
      locale={locale}
      onLocale={onLocale}
      preview={preview}
      sending={sending}
      banner={isConflict && <ConflictBanner about="landing" isLoading={false} onLoad={onAccept} />}
      onSubmit={(intent) => {
        const days = { first: form.first || null, last: form.last || null };
        send(intent === 'save' ? { intent, typed, seen } : { intent, typed, days, seen });
      }}
      onVersion={(intent, { id: versionId }) =>
        send(intent === 'again' ? { intent, versionId, seen } : { intent, versionId })
      }
    />
  );
}
