import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Shopify's limit for all scripts of a theme app extension together, and ours for what a page with every block brings. */
export const THEME_LIMITS = { scriptBytes: 10_000, firstLoadGzipBytes: 4_096, styleGzipBytes: 8_192 };

export type ThemeWeight = {
  scriptBytes: number;
  /** what a page brings that has the embed and this block, and one that has them all, compressed as a CDN does */
  firstLoads: { name: string; scriptGzipBytes: number; styleGzipBytes: number }[];
};

/**
 * What the theme app extension in this folder adds to a page's first load, in bytes: scripts within its markup, files its
 * blocks name in their schema, and those the embed fetches only when an invitation is due.
 */
export function weighTheme(extension: string): ThemeWeight {
  const blocks = readdirSync(join(extension, 'blocks')).map((file) => {
    const source = readFileSync(join(extension, 'blocks', file), 'utf8');
    const schema = JSON.parse(/\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(source)?.[1] ?? '{}') as {
      target?: string;
      javascript?: string;
      stylesheet?: string;
    };
    const fetchedWhenDue = [...source.matchAll(/'([\w-]+\.(?:js|css))' \| asset_url/g)].map(([, asset]) => asset ?? '');
    return {
      name: file.replace('.liquid', ''),
      target: schema.target,
      scripts: [schema.javascript, ...fetchedWhenDue.filter((asset) => asset.endsWith('.js'))],
      styles: [schema.stylesheet, ...fetchedWhenDue.filter((asset) => asset.endsWith('.css'))],
      inline: [...source.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '').join(''),
    };
  });
  const embeds = blocks.filter(({ target }) => target !== 'section');
  const gzipped = (files: (string | undefined)[]) =>
    [...new Set(files)].reduce((bytes, file) => bytes + (file ? gzipSync(asset(extension, file)).length : 0), 0);
  const inline = (present: typeof blocks) => present.map((block) => block.inline).join('');
  const load = (name: string, present: typeof blocks) => ({
    name,
    scriptGzipBytes: gzipped(present.flatMap(({ scripts }) => scripts)) + gzipSync(inline(present)).length,
    styleGzipBytes: gzipped(present.flatMap(({ styles }) => styles)),
  });
  return {
    scriptBytes: readdirSync(join(extension, 'assets'))
      .filter((file) => file.endsWith('.js'))
      .reduce((bytes, file) => bytes + asset(extension, file).length, Buffer.byteLength(inline(blocks))),
    firstLoads: [
      load('embed alone', embeds),
      ...blocks.filter((block) => !embeds.includes(block)).map((block) => load(block.name, [...embeds, block])),
      load('all blocks', blocks),
    ],
  };
}

const asset = (extension: string, file: string): Buffer => readFileSync(join(extension, 'assets', file));
