import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { ApiAccessPage } from '../ui/api-access/api-access-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';

/** What native and headless shops call us with (S6). The secret isn't part of it: it is asked for by itself. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.apiAccess(shop.shopId);
}

const CHANGES = ['turn-on', 'turn-off', 'make-secret', 'end-previous'] as const;
const sent = z.union([
  z.object({ intent: z.literal('show') }),
  z.object({ intent: z.enum(CHANGES), seen: z.number().int().nonnegative() }),
]);
type Sent = z.input<typeof sent>;
type Answer = { done: string } | { secret: string } | { isConflict: true };

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const answer = (told: Answer) => Response.json(told, { headers: { 'Cache-Control': 'no-store' } });
  if (asked.data.intent === 'show') {
    const secret = await container.apiSecret(shop.shopId, actor);
    return answer(secret === null ? { isConflict: true } : { secret });
  }
  const { intent: to, seen } = asked.data;
  const isDone = await container.changeApi(shop.shopId, { to, seen }, actor);
  return answer(isDone ? { done: `apiAccess.done.${to}` } : { isConflict: true });
}

export default function ApiAccess() {
  const { t } = useWords();
  const access = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [shown, setShown] = useState<{ secret: string; generation: number } | null>(null);
  const [isConflict, setConflict] = useState(false);
  useAnswer(fetcher, (answer) => {
    setConflict('isConflict' in answer);
    if ('secret' in answer) setShown({ secret: answer.secret, generation: access.generation });
    if ('done' in answer) shopify.toast.show(t(answer.done));
  });
  const send = (asked: Sent) => fetcher.submit(asked, { method: 'post', encType: 'application/json' });
  return (
    <ApiAccessPage
      access={access}
      // another one was made meanwhile: what was on screen is no longer it
      secret={shown?.generation === access.generation ? shown.secret : null}
      sending={fetcher.state === 'idle' ? null : ((fetcher.json as Sent | undefined)?.intent ?? null)}
      isConflict={isConflict}
      onChange={(to) => {
        setShown(null);
        send({ intent: to, seen: access.generation });
      }}
      onShow={() => send({ intent: 'show' })}
      onHide={() => setShown(null)}
      onCopied={(isDone) =>
        shopify.toast.show(t(isDone ? 'apiAccess.keys.copied' : 'apiAccess.keys.copyFailed'), { isError: !isDone })
      }
    />
  );
}
