import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useWords } from '../i18n/react.tsx';
import { ReferralDetail } from '../ui/referrals/referral-detail.tsx';
import { useAnswer } from '../ui/use-answer.ts';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const referral = await container.referral(shop.shopId, params.id ?? '');
  if (!referral) throw new Response(null, { status: 404 });
  return referral;
}

/** A merchant's word on a reward whose making ended without an answer from Shopify. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  const decision = form.get('decision');
  if (decision !== 'arrived' && decision !== 'issue-again')
    throw new Response(null, { status: 400, statusText: 'Unknown decision' });
  const isDecided = await container.resolveParked(shop.shopId, String(form.get('rewardId')), decision, actor);
  return { done: isDecided ? 'referral.decided' : 'referral.decidedAlready' };
}

export default function Referral() {
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  useAnswer(fetcher, ({ done }) => shopify.toast.show(t(done)));
  return (
    <ReferralDetail
      referral={useLoaderData<typeof loader>()}
      busyId={fetcher.state === 'idle' ? null : String(fetcher.formData?.get('rewardId') ?? '')}
      onDecide={(rewardId, decision) => fetcher.submit({ rewardId, decision }, { method: 'post' })}
    />
  );
}
