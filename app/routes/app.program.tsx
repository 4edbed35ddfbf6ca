import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useFetcher, useLoaderData, useRevalidator } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import type { PublishAnswer } from '../container.server.ts';
import { useWords } from '../i18n/react.tsx';
import { LossBanner } from '../ui/forecast/loss-banner.tsx';
import { Advice } from '../ui/objectives/advice.tsx';
import { parsedJson } from '../ui/parsed-json.ts';
import { useAskScopes } from '../ui/program/ask-scopes.ts';
import { ConflictBanner, PublishedBanner } from '../ui/program/editor-banners.tsx';
import { FileCard } from '../ui/program/file-card.tsx';
import type { LifecycleIntent } from '../ui/program/lifecycle-modal.tsx';
import { NoProgram } from '../ui/program/no-program.tsx';
import { ProgramEditor, type ProgramIntent } from '../ui/program/program-editor.tsx';
import { RefusedTermsModal } from '../ui/program/refused-terms.tsx';
import { MissingScopes } from '../ui/program/scopes-banner.tsx';
import { type FileImport, useFileImport } from '../ui/program/use-file-import.ts';
import { useProgramForm } from '../ui/program/use-program-form.ts';
import type { FieldProblem } from '../ui/program-form.ts';
import { useAnswer } from '../ui/use-answer.ts';
import type { loader as lookUpGone } from './app.program_.gone.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const [program, reckoned, advice] = await Promise.all([
    container.program(shop.shopId),
    container.draftForecast(shop.shopId),
    container.launchAdvice(shop.shopId),
  ]);
  const hasArchived = program === null && (await container.archivedPrograms(shop.shopId)).programs.length > 0;
  return { program, reckoned, advice, hasArchived, currency: shop.currency };
}

type Answer =
  | { intent: 'trust'; isSaved: boolean }
  | { intent: 'save' | 'publish' | 'roll-back'; result: PublishAnswer }
  | { intent: 'discard-draft' | Exclude<LifecycleIntent, 'archive'>; isDone: boolean };

const statusAfter = { pause: 'paused', resume: 'live', end: 'ended' } as const;

export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  const intent = String(form.get('intent'));
  const seenStatus = form.get('seenStatus')?.toString();
  if (intent === 'archive') {
    await container.archiveProgram(shop.shopId, actor);
    throw redirect('/app/program/archived');
  }
  if (intent === 'pause' || intent === 'resume' || intent === 'end')
    return {
      intent,
      isDone: await container.setProgramStatus(shop.shopId, statusAfter[intent], actor, seenStatus),
    };
  if (intent === 'trust')
    return { intent, isSaved: await container.setTrust(shop.shopId, parsedJson(form.get('trust')), actor) };
  if (intent === 'discard-draft')
    return { intent, isDone: await container.discardDraft(shop.shopId, String(form.get('seen')), actor) };
  if (intent === 'roll-back') {
    const version = { versionId: String(form.get('versionId')), seen: Number(form.get('seen')), seenStatus };
    return { intent, result: await container.rollBack(shop.shopId, version, actor) };
  }
  const input = {
    name: String(form.get('name') ?? ''),
    terms: parsedJson(form.get('terms')),
    seen: form.get('seen')?.toString(),
  };
  if (intent === 'publish')
    return { intent, result: await container.publish(shop.shopId, { ...input, seenStatus }, actor) };
  if (intent === 'save') return { intent, result: await container.saveDraft(shop.shopId, input, actor) };
  throw new Response(null, { status: 400, statusText: 'Unknown intent' });
}

export default function ProgramRoute() {
  const { program, ...loaded } = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const importing = useFileImport(program?.draftUpdatedAt ?? '');
  if (program) return <Program program={program} importing={importing} {...loaded} />;
  return (
    <NoProgram hasArchived={loaded.hasArchived}>
      <FileCard
        program={null}
        currency={loaded.currency}
        isDirty={false}
        importing={importing}
        onFailed={(message) => shopify.toast.show(message, { isError: true })}
        onTaken={() => {}}
      />
    </NoProgram>
  );
}

const DONE = {
  'discard-draft': 'program.pending.discarded',
  pause: 'program.paused',
  resume: 'program.resumed',
  end: 'program.ended',
} as const;

type Loaded = Awaited<ReturnType<typeof loader>>;
type LoadedProgram = NonNullable<Loaded['program']>;

function Program({ program, reckoned, advice, importing }: Loaded & { program: LoadedProgram; importing: FileImport }) {
  const words = useWords();
  const { t } = words;
  const shopify = useAppBridge();
  const { asking, askScopes } = useAskScopes<'publish' | 'roll-back'>();
  const editor = useProgramForm(program, words);
  const fetcher = useFetcher<typeof action>();
  const blocks = useFetcher();
  const gone = useFetcher<typeof lookUpGone>();
  const { revalidate } = useRevalidator();
  const [publishedVersion, setPublishedVersion] = useState<number | null>(null);
  const [unsound, setUnsound] = useState<FieldProblem[]>([]);
  const [isConflict, setConflict] = useState(false);
  // set while the other person's version is being read: what was known before it
  const [known, setKnown] = useState<LoadedProgram | null>(null);

  const { load: lookUp } = gone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each saved draft is looked up anew
  useEffect(() => lookUp('/app/program/gone'), [lookUp, program.draftUpdatedAt]);
  useAnswer(gone, ({ problems }) => editor.warn(problems));
  useAnswer(fetcher, (answer) => {
    if (answer.intent === 'trust') return answer.isSaved ? shopify.toast.show(t('program.trust.saved')) : undefined;
    if ('isDone' in answer) {
      if (!answer.isDone) return setConflict(true);
      if (answer.intent === 'discard-draft') editor.accept(program);
      return shopify.toast.show(t(DONE[answer.intent]));
    }
    const { intent, result } = answer;
    if (!result.ok) {
      if ('conflict' in result) return setConflict(true);
      return intent === 'roll-back' ? setUnsound(result.problems) : editor.refuse(result.problems);
    }
    editor.accept(program);
    setConflict(false);
    shopify.toast.show(t(intent === 'save' ? 'program.saved' : 'program.published', { version: result.versionNumber }));
    if (intent !== 'save') setPublishedVersion(result.versionNumber);
  });

  useEffect(() => {
    if (known === null || known === program) return;
    setKnown(null);
    setConflict(false);
    editor.accept(program);
  }, [known, program, editor.accept]);

  const send = (intent: ProgramIntent, fields: Record<string, string> = {}) =>
    fetcher.submit({ intent, seenStatus: program.status, ...fields }, { method: 'post' });
  const banner = isConflict ? (
    <ConflictBanner
      about="program"
      isLoading={known !== null}
      onLoad={() => {
        setKnown(program);
        revalidate();
      }}
    />
  ) : publishedVersion !== null ? (
    <PublishedBanner
      version={publishedVersion}
      shopDomain={program.shop.domain}
      onBlocksOpened={() => blocks.submit({ intent: 'blocks-opened' }, { method: 'post', action: '/app?index' })}
    />
  ) : null;

  const sending = fetcher.state === 'idle' ? null : ((fetcher.formData?.get('intent') ?? 'save') as ProgramIntent);
  return (
    <ProgramEditor
      program={program}
      editor={editor}
      sending={asking ?? sending}
      banner={
        <>
          {banner}
          {program.status === 'draft' && advice.advice === 'postpone' && <Advice advice={advice} isElsewhere />}
          {reckoned && <LossBanner {...reckoned} isElsewhere />}
          <MissingScopes key={publishedVersion} terms={program.versions[0]?.terms} />
          {unsound.length > 0 && (
            <RefusedTermsModal problems={unsound} currency={program.shop.currency} onClose={() => setUnsound([])} />
          )}
        </>
      }
      onSubmit={(intent) => {
        const draft = editor.submit();
        if (!draft) return;
        const sends = () => send(intent, { name: draft.name, terms: JSON.stringify(draft.terms), seen: draft.seen });
        if (intent === 'publish') askScopes(intent, draft.terms, sends);
        else sends();
      }}
      onLifecycle={(intent) => send(intent)}
      file={
        <FileCard
          program={program}
          currency={program.shop.currency}
          isDirty={editor.isDirty}
          onFailed={(message) => shopify.toast.show(message, { isError: true })}
          importing={importing}
          onTaken={() => editor.accept(program)}
        />
      }
      onDiscardDraft={() => send('discard-draft', { seen: program.draftUpdatedAt })}
      onRollBack={(version) =>
        askScopes('roll-back', version.terms, () =>
          send('roll-back', { versionId: version.id, seen: String(program.versions[0]?.number) }),
        )
      }
      onTrust={(trust) => send('trust', { trust: JSON.stringify(trust) })}
    />
  );
}
