import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigate, useNavigation } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { listsFilterFromParams, paramsOfListsFilter } from '../ui/lists/lists-filter.ts';
import { ListsPage } from '../ui/lists/lists-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.lists(shop.shopId, listsFilterFromParams(new URL(request.url).searchParams));
}

const reason = z.string().trim().min(1).max(1_000);
const sent = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    list: z.enum(['block', 'allow']),
    by: z.enum(['person', 'customer', 'email', 'phone']),
    typed: z.string().max(300),
    reason,
  }),
  z.object({ intent: z.literal('lift'), entryId: z.uuid(), reason }),
]);
type Sent = z.infer<typeof sent>;

/** Blocks or allows somebody, or takes it back (V5, V6). A `problem` is about what was typed. */
export async function action({
  request,
  context: { container },
}: ActionFunctionArgs): Promise<{ done: string } | { problem: string }> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  if (data.intent === 'lift') {
    const lifted = await container.liftEntry(shop.shopId, data.entryId, data.reason, actor);
    return { done: lifted === 'done' ? 'lists.done.lift' : 'lists.done.soon' };
  }
  const added = await container.listSomebody(shop.shopId, data, actor);
  switch (added) {
    case 'done':
      return { done: `lists.done.${data.list}` };
    case 'soon':
      return { done: 'lists.done.soon' };
    case 'already':
      return { problem: `already-${data.list}` };
    case 'not-understood':
      return { problem: data.by };
    default:
      return added satisfies never;
  }
}

export default function Lists() {
  const { t } = useWords();
  const page = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const lookAgain = useLookAgain();
  const [isAdding, setAdding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useAnswer(fetcher, (answer) => {
    if ('problem' in answer) return setProblem(answer.problem);
    setAdding(false);
    shopify.toast.show(t(answer.done));
    lookAgain();
  });
  const send = (body: Sent) => fetcher.submit(body, { method: 'post', encType: 'application/json' });
  const add = (adding: boolean) => {
    setProblem(null);
    setAdding(adding);
  };
  return (
    <ListsPage
      page={page}
      isBusy={fetcher.state !== 'idle'}
      isLoading={navigation.state === 'loading'}
      isAdding={isAdding}
      problem={problem}
      onAdding={add}
      onAdd={(entry) => {
        setProblem(null);
        send({ intent: 'add', ...entry });
      }}
      onLift={(entryId, why) => send({ intent: 'lift', entryId, reason: why })}
      onFilter={(change) => navigate(`/app/review/lists?${paramsOfListsFilter({ ...page.filter, ...change })}`)}
    />
  );
}
