/** What programs call themselves that fetch an address somebody sent, in order to show what stands behind it. */
const PROGRAMS =
  /facebookexternalhit\/|facebot\b|twitterbot\/|linkedinbot\/|^whatsapp\/|telegrambot\b|slackbot\b|discordbot\/|skypeuripreview\b|pinterestbot\/|redditbot\/|^viber\/|^mastodon\/|\(mastodon\/|snap url preview|^iframely\/|embedly\/|bluesky cardyb\//i;
/** Networks' own browsers, in which people read, begin like every browser and name the network, too. */
const BROWSER = /^mozilla\//i;
const SAYS_SO = /bot|externalhit|preview|embedly\/|bluesky cardyb\//i;

/** A visit by one of them is nobody's: it isn't counted (S3). */
export const isPreviewProgram = (userAgent: string | null): boolean =>
  userAgent !== null && PROGRAMS.test(userAgent) && (!BROWSER.test(userAgent) || SAYS_SO.test(userAgent));
