import type { PromotionPlace } from '../../domain/attribution/promotion-place.ts';
import type { ShareChannel } from '../../domain/attribution/share-channel.ts';
import { nearestLocale } from '../../i18n/translator.ts';

/** Addresses on the shop's own domain, as the visitor's browser sees them (shopify.app.toml, [app_proxy]). */
const PROXY = '/apps/ricochet';

export const paths = {
  space: `${PROXY}/space`,
  /** one's own page, or the way to it; `from` = where the merchant made it known (S10) */
  ownSpace: (locale: string, from: PromotionPlace | null = null) =>
    `${PROXY}/space?locale=${nearestLocale(locale)}${fromMark(from)}`,
  /** where anybody reads what is promised, and takes part */
  join: (locale: string, from: PromotionPlace | null = null) =>
    `${PROXY}/join?locale=${nearestLocale(locale)}${fromMark(from)}`,
  poster: (locale: string) => `${PROXY}/poster?locale=${nearestLocale(locale)}`,
  /** the same by a mail's link */
  guestSpace: (token: string) => `${PROXY}/space/${encodeURIComponent(token)}`,
  share: `${PROXY}/share`,
  redeem: `${PROXY}/redeem`,
  claim: `${PROXY}/claim`,
  declare: `${PROXY}/declare`,
  code: `${PROXY}/code`,
  /** where the link to one's own page is asked for */
  link: `${PROXY}/link`,
  card: (locale: string) => `${PROXY}/card?locale=${nearestLocale(locale)}`,
  qr: (format: 'png' | 'svg') => `${PROXY}/qr/${format}`,
  name: `${PROXY}/name`,
  /** of one version, or of the one in force */
  terms: (locale: string, version?: number | null) =>
    `${PROXY}/terms?locale=${nearestLocale(locale)}${version ? `&version=${version}` : ''}`,
  /** asks that a human looks: as a customer about one of their invitations, or by a claim's token */
  ask: `${PROXY}/ask`,
  askAbout: (referralId: string, locale: string) =>
    `${PROXY}/ask?about=${encodeURIComponent(referralId)}&locale=${nearestLocale(locale)}`,
  askClaim: (claimToken: string, locale: string) =>
    `${PROXY}/ask?claim=${encodeURIComponent(claimToken)}&locale=${nearestLocale(locale)}`,
  /** where whoever asked reads that it was received: with the mark of having sent it just now, or that it was before */
  asked: ({ about, claim }: { about: string; claim: string }, locale: string, sentMark: string | null) =>
    `${claim ? paths.askClaim(claim, locale) : paths.askAbout(about, locale)}${sentMark ? `&sent=${sentMark}` : ''}`,
  invitation: (token: string) => `${PROXY}/invitation/${encodeURIComponent(token)}`,
  answer: (token: string) => `${PROXY}/answer/${encodeURIComponent(token)}`,
  stop: (token: string) => `${PROXY}/stop/${encodeURIComponent(token)}`,
  claimStatus: (claimToken: string, locale: string) =>
    `${PROXY}/claim/${encodeURIComponent(claimToken)}?locale=${nearestLocale(locale)}`,
  /** puts the code in the cart, then goes to the shop */
  discount: (code: string) => `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent('/')}`,
  login: (returnTo: string) => `/account/login?return_to=${encodeURIComponent(returnTo)}`,
  cartUpdate: '/cart/update',
  shop: '/',
};

const fromMark = (from: PromotionPlace | null): string => (from ? `&from=${from}` : '');

/** An advocate's link as it goes out by one channel, so that its visits are counted by channel: a word, nobody's name. */
export const markedLink = (link: string, channel: ShareChannel): string => `${link}?via=${channel}`;

/** Cart attributes that carry an invitation to the order without a cookie; the underscore hides them at checkout. */
export const cartAttributes = { visit: '_ricochet_visit', claim: '_ricochet_claim' } as const;
