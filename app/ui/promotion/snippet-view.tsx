import { createElement, type ReactElement } from 'react';
import type { Snippet } from './snippet.ts';

/** A snippet drawn as it will look; what is pasted says the same as HTML. */
export function SnippetView({ snippet }: { snippet: Snippet }): ReactElement {
  const { tag, style, href, lang, children } = snippet;
  const elsewhere = href === undefined ? {} : { href, target: '_blank', rel: 'noopener' };
  return createElement(
    tag,
    { style, lang, ...elsewhere },
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a snippet never change places
    ...children.map((child, at) => (typeof child === 'string' ? child : <SnippetView key={at} snippet={child} />)),
  );
}
