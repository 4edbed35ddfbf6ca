import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReferralDetail } from '../ui/referrals/referral-detail.tsx';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const referral = await container.referral(shop.shopId, params.id ?? '');
  if (!referral) throw new Response(null, { status: 404 });
  return referral;
}

export default function Referral() {
  return <ReferralDetail referral={useLoaderData<typeof loader>()} />;
}
