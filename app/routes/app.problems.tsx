import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useWords } from '../i18n/react.tsx';
import { ProblemList } from '../ui/problems/problem-list.tsx';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const [problems, quarantined] = await Promise.all([
    container.problems(shop.shopId),
    container.quarantine(shop.shopId),
  ]);
  return { problems, quarantined, timeZone: shop.timeZone, currency: shop.currency };
}

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  const id = String(form.get('id'));
  switch (form.get('intent')) {
    case 'dismiss':
      await container.dismissProblem(shop.shopId, id, actor);
      return { done: 'problems.dismissed' };
    case 'retry':
      await container.retryRewards(shop.shopId);
      // if Shopify refuses again, it comes back
      await container.dismissProblem(shop.shopId, id, actor);
      return { done: 'problems.retried' };
    case 'replay':
      await container.replayQuarantined(shop.shopId, id, actor);
      return { done: 'problems.quarantine.replayed' };
    case 'decide': {
      const decision = form.get('decision');
      if (decision !== 'arrived' && decision !== 'issue-again') break;
      const isDecided = await container.resolveParked(shop.shopId, String(form.get('rewardId')), decision, actor);
      return { done: isDecided ? 'referral.decided' : 'referral.decidedAlready' };
    }
  }
  throw new Response(null, { status: 400, statusText: 'Unknown intent' });
}

export default function Problems() {
  const { problems, quarantined, timeZone, currency } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  useAnswer(fetcher, ({ done }) => shopify.toast.show(t(done)));

  const send = (intent: 'dismiss' | 'retry' | 'replay', id: string) =>
    fetcher.submit({ intent, id }, { method: 'post' });
  return (
    <ProblemList
      problems={problems}
      quarantined={quarantined}
      timeZone={timeZone}
      currency={currency}
      busyId={fetcher.state === 'idle' ? null : String(fetcher.formData?.get('id') ?? '')}
      onDismiss={(id) => send('dismiss', id)}
      onRetry={(id) => send('retry', id)}
      onReplay={(id) => send('replay', id)}
      onDecide={(id, rewardId, decision) =>
        fetcher.submit({ intent: 'decide', id, rewardId, decision }, { method: 'post' })
      }
      onFailed={(message) => shopify.toast.show(message, { isError: true })}
    />
  );
}
