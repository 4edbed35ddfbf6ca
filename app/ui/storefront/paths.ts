/** Addresses on the shop's own domain, as the visitor's browser sees them (shopify.app.toml, [app_proxy]). */
const PROXY = '/apps/ricochet';

export const paths = {
  space: `${PROXY}/space`,
  share: `${PROXY}/share`,
  redeem: `${PROXY}/redeem`,
  claim: `${PROXY}/claim`,
  declare: `${PROXY}/declare`,
  name: `${PROXY}/name`,
  terms: (locale: string) => `${PROXY}/terms?locale=${locale}`,
  /** asks that a human looks: as a customer about one of their invitations, or by a claim's token */
  ask: `${PROXY}/ask`,
  askAbout: (referralId: string, locale: string) =>
    `${PROXY}/ask?about=${encodeURIComponent(referralId)}&locale=${locale}`,
  askClaim: (claimToken: string, locale: string) =>
    `${PROXY}/ask?claim=${encodeURIComponent(claimToken)}&locale=${locale}`,
  invitation: (token: string) => `${PROXY}/invitation/${encodeURIComponent(token)}`,
  answer: (token: string) => `${PROXY}/answer/${encodeURIComponent(token)}`,
  stop: (token: string) => `${PROXY}/stop/${encodeURIComponent(token)}`,
  claimStatus: (claimToken: string, locale: string) =>
    `${PROXY}/claim/${encodeURIComponent(claimToken)}?locale=${locale}`,
  /** puts the code in the cart, then goes to the shop */
  discount: (code: string) => `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent('/')}`,
  login: (returnTo: string) => `/account/login?return_to=${encodeURIComponent(returnTo)}`,
  cartUpdate: '/cart/update',
  shop: '/',
};

/** Cart attributes that carry an invitation to the order without a cookie; the underscore hides them at checkout. */
export const cartAttributes = { visit: '_ricochet_visit', claim: '_ricochet_claim' } as const;
