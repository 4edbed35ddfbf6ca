import qrcode from 'qrcode';

/** A QR code as an image that needs no address of its own: the till has no element for one, only for images. */
export const qrImage = (text: string): Promise<string> =>
  qrcode.toDataURL(text, { errorCorrectionLevel: 'M', margin: 4, width: 480 });
