import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { wordsFor } from '../i18n/react.tsx';
import { Dashboard } from '../ui/home/dashboard.tsx';
import { Onboarding } from '../ui/home/onboarding.tsx';
import { isTemplateId, programTemplates } from '../ui/program-templates.ts';
import { usePolling } from '../ui/use-polling.ts';

const IMPORT_POLL_MS = 2000;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.home(shop.shopId);
}

/** `template`: the first draft from a template, then the editor. `blocks-opened`: the checklist's second step. `import-again`: the past orders once more. */
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
  const template = form.get('template');
  if (!isTemplateId(template)) return { ok: false };
  const name = wordsFor(locale).t('templates.programName');
  const answer = await container.saveDraft(
    shop.shopId,
    { name, terms: programTemplates[template](shop.currency) },
    actor,
  );
  return answer.ok ? redirect('/app/program') : { ok: false };
}

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const pick = useFetcher<typeof action>();
  const blocks = useFetcher<typeof action>();
  const past = useFetcher<typeof action>();
  usePolling(['waiting', 'preparing', 'running'].includes(home.import.state), IMPORT_POLL_MS);

  const onBlocksOpened = () => blocks.submit({ intent: 'blocks-opened' }, { method: 'post' });
  const onImportAgain = () => past.submit({ intent: 'import-again' }, { method: 'post' });
  const picking = pick.state === 'idle' ? null : pick.formData?.get('template');
  const { program } = home;
  if (program && program.status !== 'draft')
    return <Dashboard home={home} program={program} onBlocksOpened={onBlocksOpened} onImportAgain={onImportAgain} />;
  return (
    <Onboarding
      home={home}
      picking={isTemplateId(picking) ? picking : null}
      hasFailed={pick.state === 'idle' && pick.data?.ok === false}
      onPick={(template) => pick.submit({ intent: 'template', template }, { method: 'post' })}
      onBlocksOpened={onBlocksOpened}
      onImportAgain={onImportAgain}
    />
  );
}
