import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { ObjectivesPage } from '../ui/objectives/objectives-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.objectivesPage(shop.shopId);
}

const sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), objective: z.json() }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
  z.object({ intent: z.literal('readiness'), readiness: z.json() }),
]);

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  switch (data.intent) {
    case 'add':
      return { done: (await container.addObjective(shop.shopId, data.objective, actor)) ? 'added' : 'failed' };
    case 'readiness':
      return { done: (await container.tellReadiness(shop.shopId, data.readiness, actor)) ? 'told' : 'failed' };
    case 'remove':
      await container.removeObjective(shop.shopId, data.id, actor);
      return { done: 'removed' };
    default:
      return data satisfies never;
  }
}

export default function ObjectivesRoute() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const [added, setAdded] = useState(0);
  useAnswer(fetcher, ({ done }) => {
    if (done === 'added') setAdded((times) => times + 1);
    shopify.toast.show(t(`objectives.done.${done}`), { isError: done === 'failed' });
  });
  const send = (body: z.input<typeof sent>) => fetcher.submit(body, { method: 'post', encType: 'application/json' });
  return (
    <ObjectivesPage
      page={page}
      added={added}
      isBusy={fetcher.state !== 'idle'}
      onAdd={(objective) => send({ intent: 'add', objective })}
      onRemove={(id) => send({ intent: 'remove', id })}
      onTell={(readiness) => send({ intent: 'readiness', readiness })}
    />
  );
}
