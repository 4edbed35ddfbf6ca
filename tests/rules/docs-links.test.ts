import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const pages = [...markdownUnder(ROOT, false), ...markdownUnder(join(ROOT, 'docs'), true)];

describe('links of the documentation', () => {
  test('are looked for in pages that exist', () => {
    const names = pages.map((page) => relative(ROOT, page));
    expect(names).toEqual(expect.arrayContaining(['README.md', 'README.fr.md', join('docs', 'deploy.md')]));
  });

  test.each(pages.map((page) => relative(ROOT, page)))('%s leads only to files and headings that exist', (name) => {
    expect(deadLinks(join(ROOT, name))).toEqual([]);
  });

  test('finds links and pictures in Markdown and in HTML, and none in code', () => {
    const text =
      '[a](x.md) ![b](y.png "why") <img src="z.svg"> <a href="#here">w</a> `[no](n.md)`\n```\n[no](m.md)\n```\n[c]: v.md\n';
    expect(linksOf(text)).toEqual(['x.md', 'y.png', 'z.svg', '#here', 'v.md']);
  });

  test('knows headings by the names that the reader’s browser gives them', () => {
    expect(anchorsOf('# The way of an order\n## `code`, and more\n## Été\n## Été\n')).toEqual(
      new Set(['the-way-of-an-order', 'code-and-more', 'été', 'été-1']),
    );
  });
});

describe('the list of folders', () => {
  test.each(['README.md', 'README.fr.md'])('of %s names every extension', (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8');
    expect(
      readdirSync(join(ROOT, 'extensions')).filter((folder) => !text.includes(`\`extensions/${folder}\``)),
    ).toEqual([]);
  });
});

function deadLinks(page: string): string[] {
  return linksOf(readFileSync(page, 'utf8')).filter((link) => {
    if (/^[a-z][a-z+.-]*:|^\/\//i.test(link)) return false;
    const [path = '', anchor] = link.split('#').map(decodeURIComponent);
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    return Boolean(anchor) && target.endsWith('.md') && !anchorsOf(readFileSync(target, 'utf8')).has(anchor!);
  });
}

function linksOf(text: string): string[] {
  const prose = withoutCode(text);
  const found = [
    ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g),
    ...prose.matchAll(/<[^>]+?\s(?:src|href|srcset)="([^"\s]+)/g),
    ...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*(\S+)/gm),
  ];
  return found.sort((a, b) => a.index - b.index).map(([, link]) => link!);
}

/** As GitHub makes them: small letters, spaces to hyphens, the rest of punctuation gone, repetitions numbered. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const name = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = name;
    for (let times = 1; anchors.has(anchor); times += 1) anchor = `${name}-${times}`;
    anchors.add(anchor);
  }
  return anchors;
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

function markdownUnder(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? markdownUnder(path, deep) : [];
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
