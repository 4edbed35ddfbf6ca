import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

/** The programme as a file: its draft, or one version with ?version=3 (P7). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const { shop } = await container.authenticateAdmin(request);
  const asked = new URL(request.url).searchParams.get('version');
  const file =
    asked === null || /^\d{1,6}$/.test(asked)
      ? await container.programFile(shop.shopId, asked === null ? null : Number(asked))
      : null;
  if (!file) throw new Response(null, { status: 404, statusText: 'Unknown version' });
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment' },
  });
}

/** Takes a file for the draft. `seen` = the draft's time that was on screen, empty where there was none. */
export async function action({ request, context: { container } }: ActionFunctionArgs) {
  const { shop, actor } = await container.authenticateAdmin(request);
  const form = await request.formData();
  const input = { text: String(form.get('file') ?? ''), seen: String(form.get('seen') ?? '') };
  return container.importProgram(shop.shopId, input, actor);
}
