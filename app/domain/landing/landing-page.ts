import { z } from 'zod';

/** Characters, or how many. */
export const LANDING_LIMITS = {
  blocks: 20,
  steps: 6,
  questions: 12,
  title: 120,
  text: 1_000,
  html: 20_000,
  css: 20_000,
  /** of one language, all blocks together */
  page: 100_000,
};

/** Free of what a database or a browser can't hold. */
const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').toWellFormed().trim())
    .pipe(z.string().max(max));
const needed = (max: number) => text(max).pipe(z.string().min(1));

/** What pictures may be shown from: files a merchant keeps in Shopify. */
const PICTURE_HOST = 'cdn.shopify.com';

export const isShopifyPicture = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'https:' && host === PICTURE_HOST && username === '' && password === '';
};

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hero'), title: needed(LANDING_LIMITS.title), text: text(LANDING_LIMITS.text) }),
  /** the offer in our words, so that it is always the one in force */
  z.object({ kind: z.literal('offer') }),
  z.object({
    kind: z.literal('steps'),
    title: text(LANDING_LIMITS.title),
    steps: z
      .array(z.object({ title: needed(LANDING_LIMITS.title), text: text(LANDING_LIMITS.text) }))
      .min(1)
      .max(LANDING_LIMITS.steps),
  }),
  z.object({
    kind: z.literal('picture'),
    url: text(2_000).refine(isShopifyPicture, { params: { problem: 'not-a-picture' } }),
    /** what it shows, for those who can't see it; empty = it is decoration */
    alt: text(300),
  }),
  z.object({
    kind: z.literal('questions'),
    title: text(LANDING_LIMITS.title),
    questions: z
      .array(z.object({ question: needed(300), answer: needed(LANDING_LIMITS.text) }))
      .min(1)
      .max(LANDING_LIMITS.questions),
  }),
  z.object({ kind: z.literal('quote'), text: needed(LANDING_LIMITS.text), author: text(LANDING_LIMITS.title) }),
  z.object({ kind: z.literal('html'), html: needed(LANDING_LIMITS.html) }),
  /** where the friend leaves their address: every page has it, once */
  z.object({ kind: z.literal('claim') }),
]);

export type LandingBlock = z.infer<typeof blockSchema>;
export type LandingBlockKind = LandingBlock['kind'];

const blocksSchema = z
  .array(blockSchema)
  .max(LANDING_LIMITS.blocks)
  .refine((blocks) => blocks.filter(({ kind }) => kind === 'claim').length === 1, {
    params: { problem: 'one-claim-form' },
  })
  .refine((blocks) => JSON.stringify(blocks).length <= LANDING_LIMITS.page, { params: { problem: 'page-too-long' } });

/** The page friends see behind a link, as a merchant builds it (S4). A language of the claim form alone isn't made yet. */
export const landingPageSchema = z.object({
  fr: blocksSchema,
  en: blocksSchema,
  /** for the merchant's own blocks, in both languages */
  css: text(LANDING_LIMITS.css),
});

export type LandingPage = z.infer<typeof landingPageSchema>;

/** Shoppers of the other language see the usual page. */
export const isMade = (blocks: readonly LandingBlock[]): boolean => blocks.some(({ kind }) => kind !== 'claim');
