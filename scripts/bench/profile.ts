import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SHOWN = 15;
/** until then a process loads and compiles */
const STARTING_US = 3_000_000;

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Where the processes of a `--profile` run spent their time: the functions at the top of the stack, in percent. */
export function hottestOf(folder: string): string {
  const files = globSync('**/*.cpuprofile', { cwd: folder }).sort();
  return files.map((name) => `${name}\n${hottest(JSON.parse(readFileSync(join(folder, name), 'utf8')))}`).join('\n\n');
}

function hottest({ nodes, samples, timeDeltas }: Profile): string {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(anonymous)'} ${url ? `${basename(url)}:${lineNumber + 1}` : ''}`,
    ]),
  );
  const spent = new Map<string, number>();
  let [at, sum] = [0, 0];
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    if (at < STARTING_US) continue;
    const name = names.get(id) ?? '?';
    spent.set(name, (spent.get(name) ?? 0) + delta);
    sum += delta;
  }
  return [...spent]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name, us]) => `  ${((us / sum) * 100).toFixed(1).padStart(5)} %  ${name}`)
    .join('\n');
}
