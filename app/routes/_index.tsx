import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { OpenFromAdmin } from '../ui/plain-page.tsx';

/** Shopify opens the app's bare address with ?shop=…; anybody else is told where the app lives. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has('shop')) throw redirect(`/app?${searchParams}`);
  return null;
}

export default function Index() {
  return <OpenFromAdmin />;
}
