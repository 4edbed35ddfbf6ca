import { existsSync } from 'node:fs';

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const PGBOUNCERS = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
];

/** The browser of the end-to-end tests: CHROMIUM_PATH, or where systems usually put it. Null when there is none. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return existsSync(wanted) ? wanted : null;
  return CHROMIUMS.find((path) => existsSync(path)) ?? null;
}

/** The pooler that tests and the fault run put in front of PostgreSQL, where systems usually put it. Null when there is none. */
export function findPgbouncer() {
  return PGBOUNCERS.find((path) => existsSync(path)) ?? null;
}
