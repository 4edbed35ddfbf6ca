import { chromium } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
const B = 'http://localhost:4455';
const only = process.argv[2];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') });
const set = (o, program) => fetch(`${B}/set?j=${encodeURIComponent(JSON.stringify(o))}${program ? `&program=${encodeURIComponent(JSON.stringify(program))}` : ''}`);
const UA = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
const seen = new Map();
const pages = [
  ['open', '/', {}], ['onboarding', '/app', { scenario: 'new' }], ['draft', '/app', { scenario: 'draft' }], ['fresh', '/app', { scenario: 'fresh' }], ['home', '/app', { scenario: 'live' }],
  ['noprogram', '/app/program', { scenario: 'new' }], ['program', '/app/program', { scenario: 'live' }],
  ['referrals-empty', '/app/referrals', { scenario: 'new' }], ['referrals', '/app/referrals', { scenario: 'live' }], ['nomatch', '/app/referrals?search=zzz', {}], ['referral', '/app/referrals/referral-1', {}],
  ['problems', '/app/problems', {}], ['problems-none', '/app/problems', { scenario: 'new' }], ['notfound', '/app/referrals/nope', {}],
].filter(([n]) => !only || only.split(',').includes(n));
for (const width of [1280, 360]) for (const locale of ['fr', 'en']) {
  const ctx = await browser.newContext({ viewport: { width, height: 900 }, userAgent: UA });
  for (const [name, path, st] of pages) {
    await set({ scenario: 'live', importDone: 100, ...st }, {});
    const page = await ctx.newPage();
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CONSOLE', name, locale, width, m.text().slice(0, 300)));
    page.on('pageerror', (e) => console.log('PAGEERROR', name, locale, width, String(e).slice(0, 300)));
    await page.goto(`${B}${path}${path.includes('?') ? '&' : '?'}locale=${locale}`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(name === 'home' ? 1200 : 400);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log('OVERFLOW', name, locale, width, over);
    await page.screenshot({ path: `/tmp/shots/${name}-${locale}-${width}.png`, fullPage: true });
    const axe = await new AxeBuilder({ page }).analyze();
    for (const v of axe.violations) for (const n of v.nodes) { const k = `${v.id} :: ${n.html.slice(0, 160)}`; if (!seen.has(k)) { seen.set(k, 1); console.log('AXE', name, width, v.impact, k, '|', (n.any[0]||n.all[0]||n.none[0])?.message?.slice(0,150)); } }
    await page.close();
  }
  await ctx.close();
}
await browser.close();
