import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { wordsFor } from '../i18n/react.tsx';
import { Dashboard } from '../ui/home/dashboard.tsx';
import { Onboarding } from '../ui/home/onboarding.tsx';
import { parsedJson } from '../ui/parsed-json.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { usePolling } from '../ui/use-polling.ts';

const IMPORT_POLL_MS = 2000;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.home(shop.shopId);
}

/** `template`: the first draft from a template. `margin`: what is left of a sale, told once. `blocks-opened`: the checklist's second step. `import-again`: the past orders once more. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor, locale } = await container.authenticateAdmin(request);
  const form = await request.formData();
  if (form.get('intent') === 'blocks-opened') {
    await container.markBlocksOpened(shop.shopId);
    return { ok: true };
  }
  if (form.get('intent') === 'import-again') {
    await container.importAgain(shop.shopId, actor);
    return { ok: true };
  }
  if (form.get('intent') === 'margin')
    return { ok: await container.tellMargin(shop.shopId, Number(form.get('marginBp')), actor) };
  const template = form.get('template');
  const name = wordsFor(locale).t(template === 'donors' ? 'templates.donorsProgramName' : 'templates.programName');
  const answers = parsedJson(form.get('answers'));
  const seen = form.get('seen')?.toString();
  return { ok: await container.startFromTemplate(shop.shopId, { template, answers, name, seen }, actor) };
}

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const pick = useFetcher<typeof action>();
  const blocks = useFetcher<typeof action>();
  const past = useFetcher<typeof action>();
  const margin = useFetcher<typeof action>();
  usePolling(['waiting', 'preparing', 'running'].includes(home.import.state), IMPORT_POLL_MS);

  const onBlocksOpened = () => blocks.submit({ intent: 'blocks-opened' }, { method: 'post' });
  const onImportAgain = () => past.submit({ intent: 'import-again' }, { method: 'post' });
  const navigate = useNavigate();
  const [picked, setPicked] = useState<string | null>(null);
  // not as the action's redirect: one that comes while the page is being read again leads nowhere
  useAnswer(pick, ({ ok }) => {
    if (ok) navigate('/app/program');
  });
  const { program } = home;
  if (program && program.status !== 'draft')
    return <Dashboard home={home} program={program} onBlocksOpened={onBlocksOpened} onImportAgain={onImportAgain} />;
  return (
    <Onboarding
      home={home}
      picking={pick.state !== 'idle' || pick.data?.ok ? picked : null}
      isTelling={margin.state !== 'idle'}
      hasFailed={pick.state === 'idle' && pick.data?.ok === false}
      onPick={(template, answers) => {
        setPicked(template);
        const seen = program?.draftUpdatedAt ?? '';
        pick.submit({ intent: 'template', template, answers: JSON.stringify(answers), seen }, { method: 'post' });
      }}
      onMargin={(marginBp) => margin.submit({ intent: 'margin', marginBp: String(marginBp) }, { method: 'post' })}
      onBlocksOpened={onBlocksOpened}
      onImportAgain={onImportAgain}
    />
  );
}
