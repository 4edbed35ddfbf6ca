import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../i18n/react.tsx';
import { PayoutsPage } from '../ui/reports/payouts-page.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.payouts(shop.shopId);
}

/** `key` names one press of the button: sent twice, it is one payment. */
const sent = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('paid'),
    payments: z
      .array(
        z.object({
          key: z.string().min(1).max(200),
          personId: z.uuid().nullable(),
          programId: z.uuid(),
          unit: z.string().length(3),
          amount: z.int().min(1),
        }),
      )
      .min(1)
      .max(500),
  }),
  z.object({ intent: z.literal('given'), rewardIds: z.array(z.uuid()).min(1).max(500) }),
]);
type Sent = z.infer<typeof sent>;

export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown intent' });
  if (asked.data.intent === 'given') {
    await container.markGiven(shop.shopId, asked.data.rewardIds, actor);
    return { done: 'reports.payouts.given' };
  }
  await container.markPaid(shop.shopId, asked.data.payments, actor);
  return { done: 'reports.payouts.paid' };
}

export default function Payouts() {
  const { t } = useWords();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const [opened] = useState(() => Date.now());
  const lookAgain = useLookAgain();
  useAnswer(fetcher, ({ done }) => {
    shopify.toast.show(t(done));
    lookAgain();
  });
  const send = (body: Sent) => fetcher.submit(body, { method: 'post', encType: 'application/json' });
  return (
    <PayoutsPage
      payouts={useLoaderData<typeof loader>()}
      isBusy={fetcher.state !== 'idle'}
      onPaid={(lines) =>
        send({
          intent: 'paid',
          payments: lines.map(({ personId, programId, amount }) => ({
            key: `${personId}:${programId}:${amount.currency}:${amount.amountMinor}:${opened}`,
            personId,
            programId,
            unit: amount.currency,
            amount: amount.amountMinor,
          })),
        })
      }
      onDonated={({ programId, total }) =>
        send({
          intent: 'paid',
          payments: [
            {
              key: `causes:${programId}:${total.currency}:${total.amountMinor}:${opened}`,
              personId: null,
              programId,
              unit: total.currency,
              amount: total.amountMinor,
            },
          ],
        })
      }
      onGiven={(rewardIds) => send({ intent: 'given', rewardIds })}
      onFailed={(message) => shopify.toast.show(message, { isError: true })}
    />
  );
}
