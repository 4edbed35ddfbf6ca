import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useWords } from '../i18n/react.tsx';
import type { DecisionView } from '../queries/views.ts';
import { ListingDesk } from '../ui/lists/listing-desk.tsx';
import { ReferralDetail } from '../ui/referrals/referral-detail.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const referral = await container.referral(shop.shopId, params.id ?? '');
  if (!referral) throw new Response(null, { status: 404 });
  return referral;
}

/** A human's word on a verdict (V6), or on a reward whose making ended without an answer from Shopify. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  if (form.get('intent') === 'judge') return judge(form, shop.shopId, actor, container);
  const decision = form.get('decision');
  if (decision !== 'arrived' && decision !== 'issue-again')
    throw new Response(null, { status: 400, statusText: 'Unknown decision' });
  const isDecided = await container.resolveParked(shop.shopId, String(form.get('rewardId')), decision, actor);
  return { done: isDecided ? 'referral.decided' : 'referral.decidedAlready' };
}

async function judge(
  form: FormData,
  shopId: string,
  actor: Parameters<AppLoadContext['container']['decide']>[4],
  container: AppLoadContext['container'],
) {
  const [kind, reason] = [form.get('kind'), String(form.get('reason') ?? '').trim()];
  const subject = form.get('subject');
  if (!reason || (subject !== 'order' && subject !== 'claim' && subject !== 'sign-up'))
    throw new Response(null, { status: 400, statusText: 'Unknown decision' });
  const about = [{ subject, subjectId: String(form.get('subjectId')) } as const];
  switch (kind) {
    case 'undo':
      return said(await container.undoDecisions(shopId, [String(form.get('decisionId'))], reason, actor), kind);
    case 'approve':
    case 'reject':
      return said(await container.decide(shopId, about, kind, reason, actor), kind);
    default:
      throw new Response(null, { status: 400, statusText: 'Unknown decision' });
  }
}

const said = (isDone: boolean, kind: 'approve' | 'reject' | 'undo') => ({
  done: isDone ? `review.done.${kind}` : 'review.done.soon',
});

export default function Referral() {
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const lookAgain = useLookAgain();
  const heard = (text: string, isError = false) => {
    shopify.toast.show(text, { isError });
    lookAgain();
  };
  useAnswer(fetcher, ({ done }) => heard(t(done)));
  return (
    <ListingDesk onSaid={heard}>
      <ReferralDetail
        referral={useLoaderData<typeof loader>()}
        busyId={fetcher.state === 'idle' ? null : String(fetcher.formData?.get('rewardId') ?? '')}
        onJudge={({ subject, subjectId, decisions }, kind, reason) =>
          fetcher.submit(
            { intent: 'judge', subject, subjectId, kind, reason, decisionId: inForce(decisions)?.id ?? '' },
            { method: 'post' },
          )
        }
        onDecide={(rewardId, decision) => fetcher.submit({ rewardId, decision }, { method: 'post' })}
      />
    </ListingDesk>
  );
}

/** The decision that counts now: the last that nobody took back. */
const inForce = (decisions: readonly DecisionView[]) =>
  decisions.findLast(({ kind, isUndone }) => kind !== 'undo' && !isUndone);
