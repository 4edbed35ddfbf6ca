import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { ListingDesk } from '../ui/lists/listing-desk.tsx';
import { FiguresCard } from '../ui/review/figures-card.tsx';
import { paramsOfReviewFilter, reviewFilterFromParams } from '../ui/review/review-filter.ts';
import { ReviewPage } from '../ui/review/review-page.tsx';
import { useFigures } from '../ui/review/use-figures.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const [page, problems] = await Promise.all([
    container.reviews(shop.shopId, reviewFilterFromParams(new URL(request.url).searchParams)),
    container.problems(shop.shopId),
  ]);
  return { page, problems };
}

const reason = z.string().trim().min(1).max(1_000);
/** words for the customer who asked */
const answer = z.string().trim().max(500).default('');
const sent = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('decide'),
    kind: z.enum(['approve', 'reject']),
    subjects: z
      .array(z.object({ subject: z.enum(['order', 'claim', 'sign-up']), subjectId: z.string().min(1).max(60) }))
      .min(1)
      .max(100),
    reason,
    answer,
  }),
  z.object({ intent: z.literal('undo'), decisionId: z.uuid(), reason }),
]);
type Sent = z.input<typeof sent>;

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  const isDone =
    data.intent === 'undo'
      ? await container.undoDecisions(shop.shopId, [data.decisionId], data.reason, actor)
      : await container.decide(shop.shopId, data.subjects, data.kind, data.reason, actor, data.answer || null);
  return {
    done: isDone ? (data.intent === 'undo' ? 'review.done.undo' : `review.done.${data.kind}`) : 'review.done.soon',
  };
}

export default function Review() {
  const { t } = useWords();
  const { page, problems } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const lookAgain = useLookAgain();
  const figures = useFigures(page.filter.programId);
  const said = (text: string, isError = false) => {
    shopify.toast.show(text, { isError });
    lookAgain();
  };
  useAnswer(fetcher, ({ done }) => said(t(done)));
  const send = (body: Sent) => fetcher.submit(body, { method: 'post', encType: 'application/json' });
  return (
    <ListingDesk onSaid={said}>
      <ReviewPage
        page={page}
        problems={problems}
        figures={<FiguresCard {...figures} />}
        isBusy={fetcher.state !== 'idle'}
        onFilter={(change) => navigate(`/app/review?${paramsOfReviewFilter({ ...page.filter, ...change })}`)}
        onDecide={(subjects, kind, why, answer) =>
          send({ intent: 'decide', kind, subjects: [...subjects], reason: why, answer })
        }
        onUndo={(decisionId, why) => send({ intent: 'undo', decisionId, reason: why })}
      />
    </ListingDesk>
  );
}
