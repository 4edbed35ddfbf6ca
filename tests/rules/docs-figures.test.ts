import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { THEME_LIMITS } from '../../scripts/theme-weight.ts';

const benchmarks = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');

test('the page of benchmarks names the limits of the theme’s assets as they are', () => {
  const [, section = ''] = benchmarks.split('\n## Theme blocks\n');
  const [text = ''] = section.split('\n## ');
  const { firstLoadGzipBytes, styleGzipBytes, scriptBytes } = THEME_LIMITS;
  const named = (pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''));
  expect({
    firstLoadGzipBytes: named(/theme JavaScript ([\d,]+) bytes/),
    styleGzipBytes: named(/CSS ([\d,]+),/),
    scriptBytes: named(/together ([\d,]+) bytes/),
  }).toEqual({ firstLoadGzipBytes, styleGzipBytes, scriptBytes });
});
