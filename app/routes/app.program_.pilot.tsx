import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useRevalidator } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Refused } from '../container.server.ts';
import { useWords } from '../i18n/react.tsx';
import { PilotPage } from '../ui/pilot/pilot-page.tsx';
import { useAskScopes } from '../ui/program/ask-scopes.ts';
import { ConflictBanner } from '../ui/program/editor-banners.tsx';
import { RefusedTermsModal } from '../ui/program/refused-terms.tsx';
import type { FieldProblem } from '../ui/program-form.ts';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.pilot(shop.shopId);
}

const sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), seen: z.string(), typed: z.unknown() }),
  z.object({ intent: z.enum(['stop', 'roll-out']), pilotId: z.uuid(), seen: z.int() }),
]);
type Answer = { done: 'start' | 'stop' | 'roll-out'; version?: number } | { unsound: FieldProblem[] } | Refused;

/** Starts, stops or rolls out a pilot. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  if (data.intent === 'start') {
    const answer = await container.startPilot(shop.shopId, data, actor);
    return answer.ok ? { done: 'start' } : answer;
  }
  if (data.intent === 'stop')
    return (await container.stopPilot(shop.shopId, data, actor)) ? { done: 'stop' } : { ok: false, conflict: true };
  const answer = await container.rollOutPilot(shop.shopId, data, actor);
  if (answer.ok) return { done: 'roll-out', version: answer.versionNumber };
  return 'problems' in answer ? { unsound: answer.problems } : answer;
}

export default function PilotRoute() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  const shopify = useAppBridge();
  const { asking, askScopes } = useAskScopes<'start'>();
  const fetcher = useFetcher<typeof action>();
  const segments = useFetcher<{ segments: { id: string; name: string }[] | null }>();
  const { revalidate, state } = useRevalidator();
  const [refused, setRefused] = useState<FieldProblem[]>([]);
  const [unsound, setUnsound] = useState<FieldProblem[]>([]);
  const [isConflict, setConflict] = useState(false);

  useAnswer(fetcher, (answer) => {
    setConflict('conflict' in answer);
    setRefused('problems' in answer ? answer.problems : []);
    setUnsound('unsound' in answer ? answer.unsound : []);
    if ('done' in answer) shopify.toast.show(t(`pilot.done.${answer.done}`, { version: answer.version }));
  });

  const send = (body: z.input<typeof sent>) =>
    fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  return (
    <PilotPage
      page={page}
      banner={
        <>
          {isConflict && (
            <ConflictBanner
              about="pilot"
              isLoading={state !== 'idle'}
              onLoad={() => {
                setConflict(false);
                revalidate();
              }}
            />
          )}
          {unsound.length > 0 && (
            <RefusedTermsModal problems={unsound} currency={page.shop.currency} onClose={() => setUnsound([])} />
          )}
        </>
      }
      segments={segments.data?.segments}
      refused={refused}
      isBusy={asking !== null || fetcher.state !== 'idle'}
      onWantSegments={() => segments.load('/app/segments')}
      onStart={(typed) => {
        const { draft } = page;
        if (draft) askScopes('start', draft.terms, () => send({ intent: 'start', seen: draft.updatedAt, typed }));
      }}
      onEnd={(intent, pilot) => send({ intent, pilotId: pilot.id, seen: pilot.versionNumber })}
    />
  );
}
