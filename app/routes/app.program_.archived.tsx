import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { wordsFor } from '../i18n/react.tsx';
import { ArchivedPage } from '../ui/program/archived-page.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.archivedPrograms(shop.shopId);
}

const LONGEST_NAME = 80;

/** `programId`: its terms become the draft of a new programme. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor, locale } = await container.authenticateAdmin(request);
  const form = await request.formData();
  const programId = String(form.get('programId'));
  const seen = form.get('seen')?.toString();
  const { t } = wordsFor(locale);
  const nameOf = (name: string) => {
    const room = LONGEST_NAME - t('program.archived.copyName', { name: '' }).length;
    return t('program.archived.copyName', { name: name.slice(0, room).trim() });
  };
  const answer = await container.duplicateProgram(shop.shopId, { programId, nameOf, seen }, actor);
  if (answer === 'done') throw redirect('/app/program');
  if (answer === 'unknown') throw new Response(null, { status: 404, statusText: 'Unknown programme' });
  return { refused: answer };
}

export default function Archived() {
  const page = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const busyId = fetcher.state === 'idle' ? null : String(fetcher.formData?.get('programId'));
  return (
    <ArchivedPage
      page={page}
      busyId={busyId}
      refused={fetcher.state === 'idle' ? (fetcher.data?.refused ?? null) : null}
      onDuplicate={(programId) => fetcher.submit({ programId, seen: page.draftUpdatedAt ?? '' }, { method: 'post' })}
    />
  );
}
