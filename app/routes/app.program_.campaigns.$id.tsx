import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Refused } from '../container.server.ts';
import { useWords } from '../i18n/react.tsx';
import { CampaignPage } from '../ui/campaigns/campaign-page.tsx';
import { NothingToBoost } from '../ui/campaigns/nothing-to-boost.tsx';
import { useCampaignForm } from '../ui/campaigns/use-campaign-form.ts';
import { useAskScopes } from '../ui/program/ask-scopes.ts';
import { ConflictBanner } from '../ui/program/editor-banners.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const NEW = 'new';
const LIST = '/app/program/campaigns';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const page = await container.campaigns(shop.shopId);
  const campaign = page.campaigns.find(({ id }) => id === params.id) ?? null;
  if (!campaign && params.id !== NEW) throw new Response(null, { status: 404 });
  return { page, campaign };
}

const sent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), seen: z.int().nullable(), typed: z.unknown() }),
  z.object({ intent: z.literal('stop'), seen: z.int() }),
]);
type Answer = { done: string } | Refused;

/** Publishes what was typed, or ends the campaign. */
export async function action({ request, params, context: { container } }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  const campaignId = params.id === NEW ? null : (z.uuid().safeParse(params.id).data ?? NEW);
  if (!asked.success || campaignId === NEW) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { data } = asked;
  if (data.intent === 'publish') {
    const { seen, typed } = data;
    const answer = await container.publishCampaign(shop.shopId, { campaignId, seen, typed }, actor);
    return answer.ok ? { done: campaignId ? 'campaigns.done.change' : 'campaigns.done.publish' } : answer;
  }
  const isStopped =
    campaignId !== null && (await container.stopCampaign(shop.shopId, { campaignId, seen: data.seen }, actor));
  return isStopped ? { done: 'campaigns.done.stop' } : { ok: false, conflict: true };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function CampaignRoute() {
  const loaded = useLoaderData<typeof loader>();
  // what somebody else changed is shown when the merchant says so: nothing typed is lost
  const [shown, setShown] = useState(loaded);
  const [loads, setLoads] = useState(0);
  const { base } = shown.page;
  if (!base) return <NothingToBoost />;
  return (
    <Campaign
      key={`${shown.campaign?.versionNumber ?? NEW} ${loads}`}
      {...shown}
      base={base.terms}
      onLoadTheirs={() => {
        setShown(loaded);
        setLoads(loads + 1);
      }}
    />
  );
}

function Campaign({
  page,
  campaign,
  base,
  onLoadTheirs,
}: Loaded & { base: NonNullable<Loaded['page']['base']>['terms']; onLoadTheirs: () => void }) {
  const words = useWords();
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { asking, askScopes } = useAskScopes<'publish'>();
  const fetcher = useFetcher<typeof action>();
  const editor = useCampaignForm(campaign, base, words);
  const [isConflict, setConflict] = useState(false);
  const [done, setDone] = useState<string | null>(null);

  useAnswer(fetcher, (answer) => {
    if ('done' in answer) return setDone(answer.done);
    if ('conflict' in answer) setConflict(true);
    else editor.refuse(answer.problems);
  });
  useEffect(() => {
    if (done === null) return;
    shopify.toast.show(words.t(done));
    navigate(LIST);
  }, [done, shopify, words.t, navigate]);

  const send = (body: z.input<typeof sent>) =>
    fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  return (
    <CampaignPage
      page={page}
      base={base}
      campaign={campaign}
      editor={editor}
      isBusy={asking !== null || fetcher.state !== 'idle'}
      isDone={done !== null}
      banner={isConflict && <ConflictBanner about="campaigns" isLoading={false} onLoad={onLoadTheirs} />}
      onPublish={(typed) =>
        askScopes('publish', { ...base, ...typed }, () =>
          send({ intent: 'publish', seen: campaign?.versionNumber ?? null, typed }),
        )
      }
      onStop={() => campaign && send({ intent: 'stop', seen: campaign.versionNumber })}
    />
  );
}
