import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { CampaignsPage } from '../ui/campaigns/campaigns-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.campaigns(shop.shopId);
}

const sent = z.object({ campaignId: z.uuid(), seen: z.int() });

/** Ends a campaign, or calls it off. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  return { isStopped: await container.stopCampaign(shop.shopId, asked.data, actor) };
}

export default function Campaigns() {
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  useAnswer(fetcher, ({ isStopped }) =>
    isStopped
      ? shopify.toast.show(t('campaigns.done.stop'))
      : shopify.toast.show(t('campaigns.done.elsewhere'), { isError: true }),
  );
  return (
    <CampaignsPage
      page={useLoaderData<typeof loader>()}
      isBusy={fetcher.state !== 'idle'}
      onStop={({ id, versionNumber }) =>
        fetcher.submit({ campaignId: id, seen: versionNumber }, { method: 'post', encType: 'application/json' })
      }
    />
  );
}
