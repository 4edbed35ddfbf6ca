const { join } = require('node:path');

/** Who may import whom: the table of rooms, as rules. A room not named here may be imported by no other. */
const FRAMEWORK_FILES = '(root|entry\\.(client|server))\\.tsx$';

/**
 * What each room of app/ may import from app/, besides itself: a room, a part of one, or "… types" for type-only imports.
 * docs/decisions/001-import-rules.md says why.
 */
const ROOMS = {
  domain: [],
  config: [],
  i18n: ['domain/shared', 'domain types'],
  persistence: ['domain', 'config'],
  shopify: ['domain', 'config'],
  messaging: ['domain', 'config', 'i18n'],
  usecases: ['domain'],
  queries: ['persistence', 'domain'],
  container: ['config', 'domain', 'i18n', 'persistence', 'shopify', 'messaging', 'usecases', 'queries'],
  doors: ['config', 'shopify', 'queries', 'persistence types', 'container types'],
  jobs: ['container', 'usecases', 'queries', 'domain/shared'],
  routes: ['container', 'usecases', 'queries', 'ui', 'i18n'],
  ui: ['i18n', 'domain/shared', 'domain types', 'queries/views.ts types'],
};

/** npm packages that only compute: the same answer for the same question, and no door to the outside. */
const PURE_PACKAGES = [
  'zod',
  'libphonenumber-js',
  'tldts',
  'luxon',
  'mailchecker',
  'validator',
  'sanitize-html',
  'css-tree',
];

const app = '^app/';
/** The files of a room. The container is one file with a folder behind it. */
const inRoom = (room) => (room === 'container' ? '^app/container(\\.server\\.ts$|/)' : `^app/${room}/`);
/** What an entry of the table opens to others: of the container the one file only. */
const opened = (entry) => {
  const place = entry.replace(/ types$/, '');
  if (place === 'container') return '^app/container\\.server\\.ts$';
  return place.endsWith('.ts') ? `^app/${place.replaceAll('.', '\\.')}$` : `^app/${place}/`;
};
const isTypesOnly = (entry) => entry.endsWith(' types');

const rooms = Object.entries(ROOMS).flatMap(([room, allowed]) => {
  const open = [inRoom(room), ...allowed.filter((entry) => !isTypesOnly(entry)).map(opened)];
  const forTypes = allowed.filter(isTypesOnly).map(opened);
  const text = `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing else of app/'}.`;
  const from = { path: inRoom(room) };
  const rule = (name, to) => ({ name, comment: text, severity: 'error', from, to });
  return [
    rule(`${room}-imports`, { path: app, pathNot: [...open, ...forTypes] }),
    ...(forTypes.length > 0
      ? [rule(`${room}-knows-types-only`, { path: forTypes, pathNot: open, dependencyTypesNot: ['type-only'] })]
      : []),
  ];
});

const rules = [
  ...rooms,
  {
    name: 'framework-files-import-as-routes-do',
    comment: 'root.tsx and entry.*.tsx are pages: the rules of routes hold.',
    severity: 'error',
    from: { path: `${app}${FRAMEWORK_FILES}` },
    to: { path: app, pathNot: [`${app}${FRAMEWORK_FILES}`, ...ROOMS.routes.map(opened)] },
  },
  {
    name: 'processes-only-start-things',
    comment: 'server.ts and worker.ts read the environment, open the container and start doors and jobs.',
    severity: 'error',
    from: { path: '^(server|worker)\\.ts$' },
    to: { path: app, pathNot: ['config', 'container', 'doors', 'jobs'].map(opened) },
  },
  {
    name: 'domain-is-pure',
    comment: `domain has no IO: of npm it may use ${PURE_PACKAGES.join(', ')} only, of Node nothing.`,
    severity: 'error',
    from: { path: inRoom('domain') },
    to: { path: '.', pathNot: [app, ...PURE_PACKAGES.map((name) => `node_modules/${name}/`)] },
  },
  {
    name: 'luxon-stays-in-shared-time',
    comment: "Calendar arithmetic in the shop's zone happens in one file.",
    severity: 'error',
    from: { path: app, pathNot: '^app/domain/shared/time\\.ts$' },
    to: { path: 'node_modules/(@types/)?luxon/' },
  },
  {
    name: 'ui-does-not-fetch',
    comment: 'ui takes props: no Node, no database, no Shopify client.',
    severity: 'error',
    from: { path: inRoom('ui') },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'prisma-stays-in-persistence',
    comment: 'Only persistence imports the Prisma client: everyone else speaks domain types.',
    severity: 'error',
    from: { path: '^(app|server|worker)', pathNot: inRoom('persistence') },
    to: { path: ['node_modules/(@prisma|\\.prisma|pg)/', `${app}persistence/generated/`] },
  },
  {
    name: 'remix-stays-in-routes',
    comment: 'The framework stays in routes, pages and ui, so that a later move to another stays small.',
    severity: 'error',
    from: { path: app, pathNot: [inRoom('routes'), inRoom('ui'), inRoom('container'), `${app}${FRAMEWORK_FILES}`] },
    to: { path: 'node_modules/@remix-run/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'app-imports-only-app',
    comment: 'app is the product: it knows nothing of tests, scripts, extensions or the dev store.',
    severity: 'error',
    from: { path: app },
    to: { path: '^(tests|scripts|extensions|dev-store|prisma|server|worker)(/|\\.)' },
  },
  {
    name: 'extensions-stand-alone',
    comment: "extensions run in Shopify's own pages: nothing of the repository comes along.",
    severity: 'error',
    from: { path: '^extensions/' },
    to: { path: '^(app|dev-store|scripts|tests|prisma|server|worker)(/|\\.)' },
  },
  {
    name: 'dev-store-is-the-outside-world',
    comment: 'The dev store stands for Shopify: it may know our app only through its addresses.',
    severity: 'error',
    from: { path: '^dev-store/' },
    to: { path: '^(app|scripts|tests|prisma|server|worker)(/|\\.)' },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'tests may import anything; nothing imports tests.',
    severity: 'error',
    from: { path: '.', pathNot: ['^tests/', '^vitest\\.config\\.ts$'] },
    to: { path: '^tests/' },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or need a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved',
    comment: 'An import that leads nowhere escapes every rule.',
    severity: 'error',
    from: { pathNot: 'node_modules' },
    to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(url|raw|inline)$'] },
  },
];

module.exports = {
  forbidden: rules,
  options: {
    doNotFollow: { path: ['node_modules', 'app/persistence/generated', 'app/shopify/generated'] },
    exclude: { path: ['^build/', '^tests/.*/build/', '^\\.cache/', '^\\.data/', '^tests/rules/fixtures/'] },
    // tells type-only imports apart; without it they would not be seen at all
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
