import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate, useNavigation } from '@remix-run/react';
import { PeopleList } from '../ui/people/people-list.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.people(shop.shopId, new URL(request.url).searchParams.get('search') ?? '');
}

export default function People() {
  const navigate = useNavigate();
  return (
    <PeopleList
      page={useLoaderData<typeof loader>()}
      isLoading={useNavigation().state === 'loading'}
      onSearch={(search) => navigate(search === '' ? '/app/people' : `/app/people?${new URLSearchParams({ search })}`)}
    />
  );
}
