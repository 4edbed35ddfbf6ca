import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { ForecastPage } from '../ui/forecast/forecast-page.tsx';
import { formFromPlan, readPlan } from '../ui/forecast/plan-form.ts';
import { useAnswer } from '../ui/use-answer.ts';
import type { loader as countPast } from './app.forecast_.past.ts';
import type { loader as reckon } from './app.forecast_.result.ts';

const TYPING_MS = 300;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.forecastPage(shop.shopId);
}

const sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), plan: z.string(), startsOn: z.string() }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
]);

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  if (data.intent === 'save')
    return { done: (await container.saveForecast(shop.shopId, data, actor)) ? 'saved' : 'failed' };
  await container.removeForecast(shop.shopId, data.id, actor);
  return { done: 'removed' };
}

export default function ForecastRoute() {
  const page = useLoaderData<typeof loader>();
  const { t, locale } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const [form, setForm] = useState(() => formFromPlan(page.start, locale));
  const past = useFetcher<typeof countPast>();
  const { load, data: reckoned } = useFetcher<typeof reckon>();
  const { plan, problems } = readPlan(form, page.shop.currency, locale);
  const asked = plan && JSON.stringify(plan);

  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => load(`/app/forecast/result?${new URLSearchParams({ plan: asked })}`), TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked, load]);

  useAnswer(fetcher, ({ done }) => shopify.toast.show(t(`forecast.done.${done}`), { isError: done === 'failed' }));
  const send = (body: { intent: 'save'; plan: string; startsOn: string } | { intent: 'remove'; id: string }) =>
    fetcher.submit(body, { method: 'post', encType: 'application/json' });

  return (
    <ForecastPage
      page={page}
      form={form}
      problems={problems}
      reckoned={reckoned ?? null}
      past={past.data ?? null}
      isCounting={past.state !== 'idle'}
      isBusy={fetcher.state !== 'idle'}
      onChange={(field, typed) => setForm((before) => ({ ...before, [field]: typed }))}
      onCount={(shareBp) => past.load(`/app/forecast/past?share=${shareBp}`)}
      onSave={(startsOn) => asked && send({ intent: 'save', plan: asked, startsOn })}
      onRemove={(id) => send({ intent: 'remove', id })}
    />
  );
}
