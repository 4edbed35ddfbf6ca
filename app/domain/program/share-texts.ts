import { z } from 'zod';

const LONGEST_MESSAGE = 400;

/** What a message may name; each is said in its place (S3). */
const PLACES = /\{(advocate|shop|reward|link)\}/g;

const isWithoutHtml = (text: string): boolean => !/<[a-z/!?]/i.test(text);
const isWithKnownPlaces = (text: string): boolean => !/[{}]/.test(text.replace(PLACES, ''));

const message = z
  .string()
  .max(LONGEST_MESSAGE)
  .refine(isWithoutHtml, { params: { problem: 'html' } })
  .refine(isWithKnownPlaces, { params: { problem: 'unknown-place' } });

const SHOPIFY_FILES = 'cdn.shopify.com';

/** A picture's address as networks may be given it: https, a plain host, no name or password in it. Null for anything else. */
function pictureHost(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === 'https:' && !port && !username && !password ? hostname : null;
}

export const shareTextsSchema = z.object({
  /** what advocates send, in the shop's words; empty = ours */
  messages: z.object({ fr: message, en: message }),
  /** the picture networks show beside a link; empty = none */
  picture: z
    .string()
    .max(500)
    .refine((address) => address === '' || pictureHost(address) !== null, { params: { problem: 'picture-address' } }),
});

export const OUR_SHARE_TEXTS = { messages: { fr: '', en: '' }, picture: '' };

/** A picture lies with Shopify or in the shop itself: nobody else learns who looks at an invitation. */
export const isShopsPicture = (address: string, shopHosts: readonly string[]): boolean =>
  address === '' || [SHOPIFY_FILES, ...shopHosts].includes(pictureHost(address) ?? '');
