import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Its pages look like a person's: bots get a 410 from the app, and HeadlessChrome is one. French unless a test says otherwise. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium found. Run the tests through npm test, which installs it, or set CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`;
  const person = { userAgent, locale: 'fr-FR', timezoneId: 'Europe/Paris' };
  const newContext = browser.newContext.bind(browser);
  const newPage = browser.newPage.bind(browser);
  browser.newContext = (options) => newContext({ ...person, ...options });
  browser.newPage = (options) => newPage({ ...person, ...options });
  return browser;
}
