/** Shopify's theme editor with the app's blocks at hand. */
export const themeEditorUrl = (shopDomain: string): string =>
  `https://${shopDomain}/admin/themes/current/editor?context=apps`;

export const storefrontUrl = (shopDomain: string): string => `https://${shopDomain}/`;

export const adminUrl = (shopDomain: string, path: string): string =>
  `https://${shopDomain}/admin/${path.replace(/^\/(admin\/)?/, '')}`;
