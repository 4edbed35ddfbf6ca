import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation, useNavigate, useNavigation } from '@remix-run/react';
import { useCallback } from 'react';
import { filterFromParams, paramsOfFilter, type ReferralFilter } from '../ui/referrals/referral-filter.ts';
import { ReferralList } from '../ui/referrals/referral-list.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.referrals(shop.shopId, filterFromParams(new URL(request.url).searchParams));
}

/** Addresses of the pages before this one; a cursor only leads forward. */
type Trail = { before: (string | null)[] } | null;

export default function Referrals() {
  const page = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const { search, state } = useLocation();
  const before = (state as Trail)?.before ?? [];
  const filter = filterFromParams(new URLSearchParams(search));

  const goTo = useCallback(
    (next: ReferralFilter, trail: (string | null)[]) =>
      navigate(`/app/referrals?${paramsOfFilter(next)}`, { state: { before: trail } }),
    [navigate],
  );
  const onFilter = useCallback(
    (change: Partial<ReferralFilter>) => goTo({ ...filterFromParams(new URLSearchParams(search)), ...change }, []),
    [goTo, search],
  );

  return (
    <ReferralList
      page={page}
      filter={filter}
      isLoading={navigation.state === 'loading'}
      onFilter={onFilter}
      onPrevious={
        filter.cursor === null ? null : () => goTo({ ...filter, cursor: before.at(-1) ?? null }, before.slice(0, -1))
      }
      onNext={
        page.nextCursor === null ? null : () => goTo({ ...filter, cursor: page.nextCursor }, [...before, filter.cursor])
      }
    />
  );
}
