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
type Answer = { done: 'start' | 'stop' | 'roll-out'; version?: number } | Refused;

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
  const version = await container.rollOutPilot(shop.shopId, data, actor);
  return version === null ? { ok: false, conflict: true } : { done: 'roll-out', version };
}

export default function PilotRoute() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  const shopify = useAppBridge();
  const askScopes = useAskScopes();
  const fetcher = useFetcher<typeof action>();
  const segments = useFetcher<{ segments: { id: string; name: string }[] | null }>();
  const { revalidate, state } = useRevalidator();
  const [refused, setRefused] = useState<FieldProblem[]>([]);
  const [isConflict, setConflict] = useState(false);

  useAnswer(fetcher, (answer) => {
    setConflict('conflict' in answer);
    setRefused('problems' in answer ? answer.problems : []);
    if ('done' in answer) shopify.toast.show(t(`pilot.done.${answer.done}`, { version: answer.version }));
  });

  const send = (body: z.input<typeof sent>) =>
    fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  return (
    <PilotPage
      page={page}
      banner={
        isConflict && (
          <ConflictBanner
            about="pilot"
            isLoading={state !== 'idle'}
            onLoad={() => {
              setConflict(false);
              revalidate();
            }}
          />
        )
      }
      segments={segments.data?.segments}
      refused={refused}
      isBusy={fetcher.state !== 'idle'}
      onWantSegments={() => segments.load('/app/segments')}
      onStart={async (typed) => {
        if (!page.draft) return;
        await askScopes(page.draft.terms);
        send({ intent: 'start', seen: page.draft.updatedAt, typed });
      }}
      onEnd={(intent, pilot) => send({ intent, pilotId: pilot.id, seen: pilot.versionNumber })}
    />
  );
}
