import type { LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/react.tsx';
import { ForecastPage } from '../ui/forecast/forecast-page.tsx';
import { formFromPlan, readPlan } from '../ui/forecast/plan-form.ts';
import type { loader as countPast } from './app.forecast_.past.ts';
import type { loader as reckon } from './app.forecast_.result.ts';

const TYPING_MS = 300;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.forecastPage(shop.shopId);
}

export default function ForecastRoute() {
  const page = useLoaderData<typeof loader>();
  const { locale } = useWords();
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

  return (
    <ForecastPage
      page={page}
      form={form}
      problems={problems}
      reckoned={reckoned ?? null}
      past={past.data ?? null}
      isCounting={past.state !== 'idle'}
      onChange={(field, typed) => setForm((before) => ({ ...before, [field]: typed }))}
      onCount={(shareBp) => past.load(`/app/forecast/past?share=${shareBp}`)}
    />
  );
}
