import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Each wrong import, and the rule that has to name it. A target is written as it stands in the importing file. */
const WRONG: [from: string, statement: string, rule: string][] = [
  ['app/domain/a.ts', "import '../persistence/target.ts'", 'domain-imports'],
  ['app/domain/b.ts', "import 'node:fs'", 'domain-is-pure'],
  ['app/domain/c.ts', "import 'pg'", 'domain-is-pure'],
  ['app/persistence/a.ts', "import '../shopify/target.ts'", 'persistence-imports'],
  ['app/persistence/b.ts', "import '../messaging/target.ts'", 'persistence-imports'],
  ['app/shopify/a.ts', "import '../persistence/target.ts'", 'shopify-imports'],
  ['app/messaging/a.ts', "import '../shopify/target.ts'", 'messaging-imports'],
  ['app/usecases/a.ts', "import '../persistence/target.ts'", 'usecases-imports'],
  ['app/usecases/b.ts', "import '../config/target.ts'", 'usecases-imports'],
  ['app/queries/a.ts', "import '../shopify/target.ts'", 'queries-imports'],
  ['app/jobs/a.ts', "import '../persistence/target.ts'", 'jobs-imports'],
  ['app/jobs/b.ts', "import '../ui/target.ts'", 'jobs-imports'],
  ['app/jobs/c.ts', "import '../domain/target.ts'", 'jobs-imports'],
  ['app/jobs/d.ts', "import '../container/target.ts'", 'jobs-imports'],
  ['app/container/a.ts', "import '../ui/target.ts'", 'container-imports'],
  ['app/container/b.ts', "import '../routes/target.ts'", 'container-imports'],
  ['app/doors/a.ts', "import '../usecases/target.ts'", 'doors-imports'],
  ['app/doors/b.ts', "import { target } from '../persistence/target.ts'", 'doors-knows-types-only'],
  ['app/doors/c.ts', "import { target } from '../container.server.ts'", 'doors-knows-types-only'],
  ['app/doors/d.ts', "import type { Target } from '../container/target.ts'", 'doors-imports'],
  ['app/routes/a.tsx', "import '../persistence/target.ts'", 'routes-imports'],
  ['app/routes/b.tsx', "import type { Target } from '../shopify/target.ts'", 'routes-imports'],
  ['app/root.tsx', "import './messaging/target.ts'", 'framework-files-import-as-routes-do'],
  ['app/ui/a.tsx', "import '../queries/target.ts'", 'ui-imports'],
  ['app/ui/b.tsx', "import { target } from '../domain/target.ts'", 'ui-knows-types-only'],
  ['app/ui/c.tsx', "import { target } from '../queries/views.ts'", 'ui-knows-types-only'],
  ['app/ui/d.tsx', "import type { Target } from '../queries/target.ts'", 'ui-imports'],
  ['app/ui/e.tsx', "import type { Target } from '../persistence/target.ts'", 'ui-imports'],
  ['app/ui/f.tsx', "import 'node:fs'", 'ui-does-not-fetch'],
  ['app/i18n/b.ts', "import { target } from '../domain/target.ts'", 'i18n-knows-types-only'],
  ['app/i18n/c.ts', "import '../ui/target.ts'", 'i18n-imports'],
  ['app/queries/c.ts', "import 'luxon'", 'luxon-stays-in-shared-time'],
  ['app/i18n/a.ts', "import '../persistence/target.ts'", 'i18n-imports'],
  ['app/config/a.ts', "import '../domain/target.ts'", 'config-imports'],
  ['app/shopify/b.ts', "import '@prisma/client'", 'prisma-stays-in-persistence'],
  ['app/queries/b.ts', "import '../persistence/generated/client.ts'", 'prisma-stays-in-persistence'],
  ['app/usecases/c.ts', "import '@remix-run/node'", 'remix-stays-in-routes'],
  ['app/container.server.ts', "import '../dev-store/target.ts'", 'app-imports-only-app'],
  ['worker.ts', "import './app/persistence/target.ts'", 'processes-only-start-things'],
  ['extensions/pos/a.ts', "import '../../app/domain/target.ts'", 'extensions-stand-alone'],
  ['dev-store/a.ts', "import '../app/domain/target.ts'", 'dev-store-is-the-outside-world'],
  ['scripts/a.ts', "import '../tests/target.ts'", 'nothing-imports-tests'],
  ['app/domain/circle-one.ts', "import './circle-two.ts'", 'no-cycles'],
  ['app/domain/lost.ts', "import './nowhere.ts'", 'no-unresolved'],
];

/** What the table allows; none of it may be named. */
const RIGHT: [from: string, statement: string][] = [
  ['app/domain/right.ts', "import './target.ts'"],
  ['app/persistence/right.ts', "import '../domain/target.ts'; import '../config/target.ts'; import 'pg'"],
  ['app/messaging/right.ts', "import '../i18n/target.ts'; import '../domain/target.ts'"],
  ['app/usecases/right.ts', "import '../domain/target.ts'"],
  ['app/queries/right.ts', "import '../persistence/target.ts'; import '../domain/target.ts'"],
  [
    'app/jobs/right.ts',
    "import '../usecases/target.ts'; import '../queries/target.ts'; import '../domain/shared/target.ts'",
  ],
  [
    'app/container/right.ts',
    "import '../persistence/target.ts'; import '../shopify/target.ts'; import '../usecases/target.ts'",
  ],
  ['app/doors/right.ts', "import '../shopify/target.ts'; import type { Target } from '../container.server.ts'"],
  ['app/i18n/right.ts', "import '../domain/shared/target.ts'; import type { Target } from '../domain/target.ts'"],
  ['server.ts', "import './app/container.server.ts'; import './app/config/target.ts'; import './app/doors/target.ts'"],
  ['app/routes/right.tsx', "import '../ui/target.ts'; import '../i18n/target.ts'; import '@remix-run/node'"],
  ['app/ui/right.tsx', "import type { Target } from '../domain/target.ts'; import '../i18n/target.ts'"],
  ['app/ui/right-too.tsx', "import type { Target } from '../queries/views.ts'; import '../domain/shared/target.ts'"],
  ['tests/right.ts', "import '../app/persistence/target.ts'; import '../dev-store/target.ts'"],
];

const TARGETS = [
  ...['config', 'container', 'doors', 'domain', 'domain/shared', 'i18n', 'messaging', 'persistence', 'queries'].map(
    (room) => `app/${room}/target.ts`,
  ),
  ...['routes', 'shopify', 'ui', 'usecases'].map((room) => `app/${room}/target.ts`),
  'app/queries/views.ts',
  'app/persistence/generated/client.ts',
  'dev-store/target.ts',
  'tests/target.ts',
];

type Violation = { from: string; rule: { name: string } };

/** Every rule there is; each has to be named by at least one wrong import. */
const RULES = (
  createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }
).forbidden;

describe('the import rules', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(async () => {
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.cache', 'import-rules-'));
    for (const target of TARGETS) write(target, 'export type Target = string; export const target = 1;');
    for (const [from, statement] of [...WRONG, ...RIGHT]) write(from, statement);
    write('app/domain/circle-two.ts', "import './circle-one.ts'");
    violations = await cruise(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(WRONG)('%s: %s is refused by %s', (from, _statement, rule) => {
    const named = violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name);
    expect(named).toContain(rule);
  });

  test('each of them has a wrong import to bite', () => {
    const bitten = new Set(WRONG.map(([, , rule]) => rule));
    expect(RULES.map(({ name }) => name).filter((name) => !bitten.has(name))).toEqual([]);
  });

  test.each(RIGHT)('%s: %s is allowed', (from) => {
    expect(violations.filter((violation) => violation.from === from)).toEqual([]);
  });

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${content};\n`);
  }
});

/** The rules are written for paths from the root, so a folder laid out like the root is cruised from inside it. */
async function cruise(folder: string): Promise<Violation[]> {
  const depcruise = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const args = [
    '--config',
    join(ROOT, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'app',
    'dev-store',
    'extensions',
    'scripts',
    'tests',
    'server.ts',
    'worker.ts',
  ];
  const { stdout } = await promisify(execFile)(depcruise, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).catch(
    // violations make it end with their number
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}
