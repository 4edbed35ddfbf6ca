import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { PromotionPage } from '../ui/promotion/promotion-page.tsx';
import { promotedUrl } from '../ui/promotion/snippets.ts';
import { qrPath } from '../ui/storefront/qr-svg.ts';

/** Making the programme known: what is pasted and printed elsewhere, and what each channel brought (S10). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const promotion = await container.promotion(shop.shopId);
  if (!promotion) throw redirect('/app/program');
  const qr = (locale: 'fr' | 'en') => qrPath(promotedUrl(promotion.storefrontUrl, 'poster', locale));
  return { promotion, qr: { fr: qr('fr'), en: qr('en') } };
}

export default function Promotion() {
  const shopify = useAppBridge();
  return (
    <PromotionPage
      {...useLoaderData<typeof loader>()}
      onSay={(message, isError = false) => shopify.toast.show(message, { isError })}
    />
  );
}
