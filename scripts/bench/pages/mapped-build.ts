import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from './timeline.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BUILD = join(ROOT, 'build');

export type Source = {
  /** a file of ours, or a package */
  file: string;
  /** the package, our code, or a script as it loads */
  of: string;
  line: number | null;
};

/** Builds the app with maps beside its scripts, as nobody else needs it: the next command that needs a build makes its own. */
export function buildWithMaps(): { sourceOf(place: Place): Source } {
  rmSync(join(BUILD, '.ricochet-source-hash'), { force: true });
  const args = ['vite:build', '--sourcemapClient', '--logLevel', 'error'];
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', 'remix'), args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('The app could not be built with maps');
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (script: string) => {
    let map = maps.get(script);
    if (map === undefined) {
      const path = join(BUILD, 'client', 'assets', `${script}.map`);
      map = existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null;
      maps.set(script, map);
    }
    return map;
  };
  return {
    sourceOf({ url, lineNumber, columnNumber }) {
      if (!url) return { file: 'the engine', of: 'the engine', line: null };
      const script = basename(new URL(url, 'file:').pathname);
      // of a script's own body the map knows but the first of its many sources
      if (lineNumber <= 0 && columnNumber <= 0) return { file: script, of: `${script}, as it loads`, line: null };
      const entry = mapOf(script)?.findEntry(lineNumber, columnNumber);
      if (!entry || !('originalSource' in entry)) return { file: script, of: script, line: null };
      return sourceIn(entry.originalSource, entry.originalLine + 1);
    },
  };
}

function sourceIn(path: string, line: number): Source {
  const [, inPackage] = path.split(/.*node_modules\//);
  if (inPackage === undefined) return { file: path.replace(/^(\.\.\/)+/, ''), of: 'our code', line };
  const name = inPackage.split('/', inPackage.startsWith('@') ? 2 : 1).join('/');
  return { file: inPackage, of: name, line };
}
