import { Liquid } from 'liquidjs';
import { registerFilters } from './liquid-filters.ts';
import { registerTags } from './liquid-tags.ts';
import type { Translate } from './translate.ts';

export type EngineOptions = {
  roots: readonly string[];
  snippets: readonly string[];
  assetBase: string;
  currencyCode: string;
  translate: Translate;
};

/** A Liquid that behaves as Shopify's: no automatic escaping, unknown variables are empty, only own properties are seen. */
export function liquidEngine(options: EngineOptions): Liquid {
  const engine = new Liquid({
    root: [...options.roots],
    partials: [...options.snippets],
    layouts: [...options.snippets],
    extname: '.liquid',
    relativeReference: false,
    ownPropertyOnly: true,
    jsTruthy: false,
    renderLimit: 5_000,
  });
  registerFilters(engine, options);
  registerTags(engine);
  return engine;
}
