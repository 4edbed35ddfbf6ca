import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Refused } from '../container.server.ts';
import { useWords } from '../i18n/react.tsx';
import { PartnerPage } from '../ui/partners/partner-page.tsx';
import { NothingToAgreeOn } from '../ui/partners/partners-page.tsx';
import type { PostStep } from '../ui/partners/posts-card.tsx';
import { usePartnerForm } from '../ui/partners/use-partner-form.ts';
import { useAskScopes } from '../ui/program/ask-scopes.ts';
import { ConflictBanner } from '../ui/program/editor-banners.tsx';
import { LeaveGuard } from '../ui/program/leave-guard.tsx';
import type { FieldProblem } from '../ui/program-form.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

const NEW = 'new';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const page = await container.partner(shop.shopId, params.id === NEW ? null : (params.id ?? ''));
  if (!page) throw new Response(null, { status: 404 });
  return page;
}

const sent = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('agree'),
    seen: z.int().nullable(),
    email: z.string().max(254).nullable(),
    typed: z.unknown(),
  }),
  z.object({ intent: z.literal('end'), seen: z.int() }),
  z.object({ intent: z.literal('post'), typed: z.unknown() }),
  z.object({
    intent: z.literal('decide'),
    postId: z.uuid(),
    decision: z.enum(['approved', 'rejected']),
    reason: z.string().trim().min(1).max(400),
  }),
]);
type Sent = z.infer<typeof sent>;
type Answer = { done: string; partnerId: string } | (Refused & { about: 'agreement' | 'post' });

/** Agrees on something, ends it, or writes a post down or decides on it. */
export async function action({ request, params, context: { container } }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  const partnerId = params.id === NEW ? null : (z.uuid().safeParse(params.id).data ?? NEW);
  if (!asked.success || partnerId === NEW || (partnerId === null && asked.data.intent !== 'agree'))
    throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  const { shopId } = shop;
  const { data } = asked;
  if (data.intent === 'agree') {
    const { seen, email, typed } = data;
    const answer = await container.agreeWithPartner(shopId, { partnerId, email, seen, typed }, actor);
    if (!answer.ok) return { ...answer, about: 'agreement' };
    return { done: partnerId ? 'partners.done.changed' : 'partners.done.agreed', partnerId: answer.partnerId };
  }
  const id = partnerId ?? NEW;
  if (data.intent === 'post') {
    const answer = await container.enterPost(shopId, { partnerId: id, typed: data.typed }, actor);
    return answer.ok ? { done: 'partners.done.entered', partnerId: id } : { ...answer, about: 'post' };
  }
  const { intent, ...what } = data;
  const isDone =
    'seen' in what
      ? await container.endAgreement(shopId, { partnerId: id, ...what }, actor)
      : await container.decidePost(shopId, { partnerId: id, ...what }, actor);
  if (!isDone) return { ok: false, conflict: true, about: intent === 'end' ? 'agreement' : 'post' };
  return { done: 'seen' in what ? 'partners.done.ended' : `partners.done.${what.decision}`, partnerId: id };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function PartnerRoute() {
  const loaded = useLoaderData<typeof loader>();
  // a new partner's page becomes that partner's
  return <Latest key={loaded.partner?.id ?? NEW} loaded={loaded} />;
}

function Latest({ loaded }: { loaded: Loaded }) {
  // what somebody else changed is shown when the merchant says so: nothing typed is lost
  const [shown, setShown] = useState(loaded);
  const [loads, setLoads] = useState(0);
  const { base } = shown;
  if (!base) return <NothingToAgreeOn closed={shown.closed ?? 'no-program'} />;
  const isSame = loaded.partner?.versionNumber === shown.partner?.versionNumber;
  const load = () => {
    setShown(loaded);
    setLoads(loads + 1);
  };
  return (
    <Partner
      key={`${shown.partner?.id ?? NEW} ${shown.partner?.versionNumber ?? 0} ${loads}`}
      // posts and figures may be new while the agreement is the one that is being edited
      page={isSame ? loaded : { ...loaded, partner: shown.partner }}
      base={base}
      onLoad={load}
    />
  );
}

function Partner({ page, base, onLoad }: { page: Loaded; base: NonNullable<Loaded['base']>; onLoad: () => void }) {
  const words = useWords();
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { asking: agreeing, askScopes } = useAskScopes<'agree'>();
  const lookAgain = useLookAgain();
  const fetcher = useFetcher<typeof action>();
  const editor = usePartnerForm(page.partner, base, words);
  const [isConflict, setConflict] = useState(false);
  const [agreedWith, setAgreedWith] = useState<string | null>(null);
  const [asking, setAsking] = useState<'post' | PostStep | null>(null);
  const [postRefused, setPostRefused] = useState<readonly FieldProblem[]>([]);

  const ask = (what: typeof asking) => {
    setPostRefused([]);
    setAsking(what);
  };
  useAnswer(fetcher, (answer) => {
    if ('done' in answer) {
      shopify.toast.show(words.t(answer.done));
      setAsking(null);
      if (page.partner) {
        lookAgain();
        if (asking === null) onLoad();
        return;
      }
      setAgreedWith(answer.partnerId);
    } else if (answer.about === 'post') {
      if ('problems' in answer) return setPostRefused(answer.problems);
      setAsking(null);
      shopify.toast.show(words.t('partners.done.elsewhere'), { isError: true });
      lookAgain();
    } else if ('conflict' in answer) setConflict(true);
    else editor.refuse(answer.problems);
  });
  // only once the guard knows that nothing is left to lose
  useEffect(() => {
    if (agreedWith !== null) navigate(`/app/partners/${agreedWith}`);
  }, [agreedWith, navigate]);
  const send = (body: Sent) => fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  const seen = page.partner?.versionNumber ?? null;
  return (
    <>
      <LeaveGuard isDirty={editor.isDirty && fetcher.state === 'idle' && agreedWith === null} />
      <PartnerPage
        page={page}
        base={base}
        editor={editor}
        isBusy={agreeing !== null || fetcher.state !== 'idle'}
        banner={isConflict && <ConflictBanner about="partners" isLoading={false} onLoad={onLoad} />}
        asking={asking}
        postRefused={postRefused}
        onAsk={ask}
        onAgree={(typed, email) =>
          askScopes('agree', { ...base, welcome: typed.welcome }, () =>
            send({ intent: 'agree', seen, email: page.partner ? null : email, typed }),
          )
        }
        onEnd={() => seen !== null && send({ intent: 'end', seen })}
        onEnterPost={(typed) => {
          setPostRefused([]);
          send({ intent: 'post', typed });
        }}
        onDecide={({ decision, post }, reason) => send({ intent: 'decide', postId: post.id, decision, reason })}
      />
    </>
  );
}
