import { expect, test } from 'vitest';
import { isPreviewProgram } from '../../app/domain/attribution/preview-program.ts';
import { loader } from '../../app/routes/proxy.i_.$code.ts';
import { aContainer, aLanding, called, someTerms } from './builders.ts';

const LINK = 'https://maison-rivage.example/apps/ricochet/i/LEA-75';
const asked = (landing: ReturnType<typeof aLanding>, locale = 'fr') =>
  loader(called(aContainer({ visit: async () => landing }), `/?locale=${locale}`, { params: { code: 'LEA-75' } }));

test.each([
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Twitterbot/1.0',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'WhatsApp/2.23.20.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)',
  'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)',
  'Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)',
  'Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots',
  'Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.example/) Bot',
  'http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.example/)',
  // a phone's own messages
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
])('%s asks for a preview', (userAgent) => {
  expect(isPreviewProgram(userAgent)).toBe(true);
});

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36';
test.each([
  ['a browser', `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`],
  ['Snapchat', `${IPHONE} Version/17.5 Mobile/15E148 Snapchat/12.95.0.41 (like Safari/8618.2.12.10.9, panda)`],
  ['Snapchat on Android', `${ANDROID} Snapchat/12.95.0.41 (SM-S911B; Android 14#S911BXXS3#34; gzip; panda; )`],
  [
    'Instagram',
    `${IPHONE} Mobile/15E148 Instagram 339.0.3.12.91 (iPhone15,2; iOS 17_5_1; fr_FR; fr; scale=3.00; 1179x2556)`,
  ],
  [
    'Facebook',
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.39.108;FBBV/616404110;FBDV/iPhone15,2;FBSN/iOS;FBSV/17.5.1;FBLC/fr_FR;FBOP/5]`,
  ],
  ['Facebook on Android', `${ANDROID} [FB_IAB/FB4A;FBAV/470.1.0.55.78;]`],
  ['Messenger', `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/463.0.0.35.108;FBDV/iPhone15,2;FBSN/iOS]`],
  ['LinkedIn', `${IPHONE} Mobile/15E148 [LinkedInApp]/9.29.4861`],
  ['Viber', `${ANDROID} Viber/22.8.1.0`],
  ['Pinterest', `${IPHONE} Mobile/15E148 [Pinterest/iOS]`],
  ['WhatsApp', `${ANDROID} WhatsApp/2.24.13.77`],
  ['Mastodon', `${IPHONE} Mobile/15E148 Mastodon/2024.7`],
  ['Snapchat on a phone of a maker called Cubot', `${ANDROID.replace('SM-S911B', 'CUBOT X70')} Snapchat/12.95.0.41`],
  ['nothing said', null],
])('in %s somebody reads', (_, userAgent) => {
  expect(isPreviewProgram(userAgent)).toBe(false);
});

test('a network gets the landing page’s own words in a head of its own', async () => {
  const response = await asked(aLanding({ previewOf: LINK }));
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  const page = await response.text();
  expect(page).toContain('<meta property="og:title" content="Léa vous offre');
  expect(page).toMatch(/<meta property="og:description" content="Code personnel[^"]+">/);
  expect(page).toContain(`<meta property="og:url" content="${LINK}">`);
  const title = /<h1>(.+?)<\/h1>/.exec(page)?.[1] ?? 'none';
  expect(await (await asked(aLanding())).text()).toContain(title);
  expect(page).not.toContain('v1.visit-token');
});

test('names stay text', async () => {
  const hostile = aLanding({ previewOf: LINK, advocateFirstName: '"><script>alert(1)</script>' });
  expect(await (await asked(hostile, 'en')).text()).not.toContain('<script>');
});

test('a network gets the programme’s picture, and none where it has none', async () => {
  const picture = 'https://cdn.shopify.com/s/files/1/a.jpg?v=1&b="><script>';
  const terms = someTerms({ share: { messages: { fr: '', en: '' }, picture } });
  const page = await (await asked(aLanding({ previewOf: LINK, terms }))).text();
  expect(page).toContain('property="og:image" content="https://cdn.shopify.com/s/files/1/a.jpg?v=1&#38;b=&#34;');
  expect(page).toContain('content="summary_large_image"');
  expect(page).not.toContain('<script>');
  const without = await (await asked(aLanding({ previewOf: LINK }))).text();
  expect(without).not.toContain('og:image');
  expect(without).toContain('content="summary"');
});
