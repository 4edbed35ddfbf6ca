import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { voiceIn } from '../i18n/translator.ts';
import type { Preview } from '../ui/landing/use-preview.ts';
import { previewDocument } from '../ui/storefront/preview-document.ts';

const sent = z.object({ page: z.unknown(), locale: z.enum(['fr', 'en']) });

/** The landing page as friends would see it, while it is being typed (S4). */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Preview> {
  const { shop } = await container.authenticateAdmin(request);
  const asked = sent.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Unknown page' });
  const { page, locale } = asked.data;
  const preview = await container.previewLanding(shop.shopId, page, locale);
  if (!preview.ok) return null;
  const { leftOut, ...drawn } = preview;
  return {
    document: previewDocument(
      { ...drawn, shop },
      voiceIn(locale, { words: drawn.terms.words, isInformal: shop.isInformal }),
    ),
    leftOut,
  };
}
