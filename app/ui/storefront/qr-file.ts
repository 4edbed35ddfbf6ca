import qrcode from 'qrcode';

const PRINT_PIXELS = 1024;

export const isQrFormat = (named: string): named is 'png' | 'svg' => named === 'png' || named === 'svg';

/** A QR code to print: a picture of 1024 pixels, or lines that stay sharp at any size (S3). */
export async function qrFile(text: string, format: 'png' | 'svg', name: string): Promise<Response> {
  const options = { errorCorrectionLevel: 'M' as const, margin: 4 };
  const body =
    format === 'png'
      ? new Uint8Array(await qrcode.toBuffer(text, { ...options, type: 'png', width: PRINT_PIXELS }))
      : await qrcode.toString(text, { ...options, type: 'svg' });
  return new Response(body, {
    headers: {
      'Content-Type': format === 'png' ? 'image/png' : 'image/svg+xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w-]/g, '')}.${format}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
