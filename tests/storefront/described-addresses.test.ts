import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import openApi from '../../docs/storefront-api.openapi.json' with { type: 'json' };

type Handler = (call: object) => Promise<Response>;
type Route = { loader?: Handler; action?: Handler };

const ROUTES = import.meta.glob<Route>('../../app/routes/proxy.*.ts', { eager: true });
const EXTENSION_ROUTES = import.meta.glob<Route>('../../app/routes/ext.*.ts', { eager: true });
const storefront = readFileSync('docs/storefront-api.md', 'utf8');
const extensions = readFileSync('docs/extensions.md', 'utf8');

/** "proxy.claim_.$token.ts" → "/claim/*" */
const pathOf = (file: string): string =>
  `/${file
    .replace(/^.*\/proxy\.|\.ts$/g, '')
    .replaceAll('_.', '/')
    .replace(/\[\.\]/g, '.')
    .replace(/\$\w+/g, '*')}`;

/** The addresses of the table with this heading: "GET /i/*", and a method holds until the next one. */
function described(page: string, heading: string): string[] {
  const table = page.slice(page.indexOf(`| ${heading} |`)).split('\n\n')[0]!;
  return table
    .split('\n')
    .slice(2)
    .flatMap((row) => {
      let method = '';
      return [...row.split('|')[1]!.matchAll(/`(?:([A-Z]+) )?(\/[^`?]*)[^`]*`/g)].map(([, named, path]) => {
        method = named ?? method;
        return `${method} ${path!.replace(/\/(?:[A-Z]+|png|svg)(?=\/|$)/g, '/*')}`;
      });
    });
}

test('the page describes each address that the app proxy leads to, and no other', () => {
  const real = new Map(Object.entries(ROUTES).map(([file, route]) => [pathOf(file), route]));
  const rows = new Set(described(storefront, 'address under `/apps/ricochet`'));
  expect(rows.size).toBeGreaterThan(20);
  const read = [...real].filter(([, { action }]) => !action).map(([path]) => `GET ${path}`);
  const sent = [...real].filter(([, { action }]) => action).map(([path]) => `POST ${path}`);
  expect([...read, ...sent].filter((address) => !rows.has(address))).toEqual([]);
  // where a form posts to, a reload is answered, too; that is described where there is something to read
  const answered = new Set([...sent, ...[...real.keys()].map((path) => `GET ${path}`)]);
  expect([...rows].filter((address) => !answered.has(address))).toEqual([]);
});

test('the page names each address of the API’s description, and no other', () => {
  const real = Object.entries(openApi.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '*')}`),
  );
  expect(described(storefront, 'address under `/api/v1`').sort()).toEqual(real.sort());
});

test('the page on extensions names each address they call, by its methods, and no other', async () => {
  const real: string[] = [];
  for (const [file, { loader, action }] of Object.entries(EXTENSION_ROUTES)) {
    const path = `/${file
      .replace(/^.*\/routes\/|\.ts$/g, '')
      .replaceAll('.', '/')
      .replace(/\$\w+/g, '*')}`;
    // one that is only written to refuses to be read before it asks who reads
    const call = { request: new Request(`https://app.example${path}`), params: {}, context: { container: {} } };
    const isRead = await loader?.(call).then(
      ({ status }) => status !== 405,
      () => true,
    );
    if (isRead) real.push(`GET ${path}`);
    if (action) real.push(`POST ${path}`);
  }
  expect(described(extensions, 'address').sort()).toEqual(real.sort());
});
