import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation, useNavigate } from '@remix-run/react';
import { DeclarationList } from '../ui/declarations/declaration-list.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.declarations(shop.shopId, new URL(request.url).searchParams.get('cursor'));
}

/** Cursors of the pages before this one; a cursor only leads forward. */
type Trail = { before: (string | null)[] } | null;

export default function Declarations() {
  const page = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const cursor = new URLSearchParams(search).get('cursor');
  const before = (state as Trail)?.before ?? [];
  const goTo = (next: string | null, trail: (string | null)[]) =>
    navigate(next === null ? '/app/declarations' : `/app/declarations?${new URLSearchParams({ cursor: next })}`, {
      state: { before: trail },
    });
  return (
    <DeclarationList
      page={page}
      onPrevious={cursor === null ? null : () => goTo(before.at(-1) ?? null, before.slice(0, -1))}
      onNext={page.nextCursor === null ? null : () => goTo(page.nextCursor, [...before, cursor])}
    />
  );
}
