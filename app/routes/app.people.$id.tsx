import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useWords } from '../i18n/react.tsx';
import { ListingDesk } from '../ui/lists/listing-desk.tsx';
import { PersonStatement } from '../ui/people/person-statement.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const statement = await container.personStatement(shop.shopId, params.id ?? '');
  if (!statement) throw new Response(null, { status: 404 });
  return statement;
}

/** Undoes an exchange: the judge gives the points back once the thing itself is gone. */
export async function action({ request, params, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const rewardId = String((await request.formData()).get('rewardId'));
  const statement = await container.personStatement(shop.shopId, params.id ?? '');
  if (!statement?.redemptions.some(({ id }) => id === rewardId)) throw new Response(null, { status: 404 });
  await container.undoRedemption(shop.shopId, rewardId, actor);
  return { done: 'people.undone' };
}

export default function Person() {
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const lookAgain = useLookAgain();
  const said = (text: string, isError = false) => {
    shopify.toast.show(text, { isError });
    lookAgain();
  };
  useAnswer(fetcher, ({ done }) => said(t(done)));
  return (
    <ListingDesk onSaid={said}>
      <PersonStatement
        statement={useLoaderData<typeof loader>()}
        busyId={fetcher.state === 'idle' ? null : String(fetcher.formData?.get('rewardId') ?? '')}
        onUndo={(rewardId) => fetcher.submit({ rewardId }, { method: 'post' })}
        onFailed={(message) => shopify.toast.show(message, { isError: true })}
      />
    </ListingDesk>
  );
}
