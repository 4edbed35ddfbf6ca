import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useWords } from '../i18n/react.tsx';
import { HealthPage } from '../ui/health/health-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { usePolling } from '../ui/use-polling.ts';

const PROGRESS_POLL_MS = 2000;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.health(shop.shopId);
}

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  switch (form.get('intent')) {
    case 'compare':
      return {
        done: (await container.compareNow(shop.shopId)) ? 'health.comparison.begun' : 'health.comparison.already',
      };
    case 'retry':
      await container.retryDeadLetter(shop.shopId, String(form.get('id')), actor);
      return { done: 'health.dead.retried' };
    default:
      throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  }
}

export default function Health() {
  const health = useLoaderData<typeof loader>();
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  useAnswer(fetcher, ({ done }) => shopify.toast.show(t(done)));
  usePolling(health.comparison?.state === 'running', PROGRESS_POLL_MS);

  const sending = fetcher.state === 'idle' ? null : fetcher.formData;
  return (
    <HealthPage
      health={health}
      isStarting={sending?.get('intent') === 'compare'}
      retryingId={sending?.get('intent') === 'retry' ? String(sending.get('id')) : null}
      onCompare={() => fetcher.submit({ intent: 'compare' }, { method: 'post' })}
      onRetry={(id) => fetcher.submit({ intent: 'retry', id }, { method: 'post' })}
      onFailed={(message) => shopify.toast.show(message, { isError: true })}
    />
  );
}
