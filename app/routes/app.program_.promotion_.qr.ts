import type { LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { promotedUrl } from '../ui/promotion/snippets.ts';
import { isQrFormat, qrFile } from '../ui/storefront/qr-file.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

/** The poster's QR code as a file: /app/program/promotion/qr?format=png. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const { shop } = await container.authenticateAdmin(request);
  const asked = new URL(request.url).searchParams;
  const format = asked.get('format') ?? '';
  const promotion = isQrFormat(format) ? await container.promotion(shop.shopId) : null;
  if (!promotion || !isQrFormat(format)) return emptyAnswer(404);
  const locale = nearestLocale(asked.get('locale'));
  return qrFile(promotedUrl(promotion.storefrontUrl, 'poster', locale), format, `qr-${locale}`);
}
