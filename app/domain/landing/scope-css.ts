import * as csstree from 'css-tree';
import { isShopifyPicture } from './landing-page.ts';

/** Every block the merchant made stands in one of these; the claim form doesn't, so no rule can hide it. */
const OWN_BLOCK = '.ricochet-own';

/** Rules about rules that stay; any other ("@import", "@font-face") reaches beyond the page or loads something. */
const AT_RULES = ['media', 'supports'];
/** Functions that load what they name. */
const LOADING = /^(url|src|image|image-set|-webkit-image-set|cross-fade|-webkit-cross-fade|element|paint|expression)$/i;
const RUNNING = /^(behavior|-ms-behavior|-moz-binding)$/;
/** What leaves the place a block has on the page. */
const LEAVING = /^(fixed|sticky|absolute|-webkit-sticky)$/i;
/** Escapes hide words from whoever checks them; brackets end the style or begin a Liquid tag. */
const HIDING = /[\\<{}]/;

export type ScopedCss = {
  css: string;
  /** what was left out, as it was written, at most a dozen */
  leftOut: string[];
};

const MOST_TOLD = 12;
const LONGEST_TOLD = 60;
const DEEPEST = 30;

/** A merchant's CSS for their own blocks only (S4), written anew from what was understood; what wasn't is left out. */
export function scopeCss(css: string): ScopedCss {
  // most pages have no style of their own, and a parser is dear
  if (css === '') return { css: '', leftOut: [] };
  const told = new Set<string>();
  const leaveOut = (node: csstree.CssNode | string) => {
    const from = typeof node === 'string' ? node : css.slice(node.loc?.start.offset, node.loc?.end.offset);
    const written = from.slice(0, LONGEST_TOLD).replace(/\s+/g, ' ').trim();
    if (told.size < MOST_TOLD && written) told.add(written);
  };
  if (isTooDeep(css)) {
    leaveOut(css);
    return { css: '', leftOut: [...told] };
  }
  const sheet = parserOfItsOwn()(css, {
    parseCustomProperty: true,
    positions: true,
    onParseError: (error) => leaveOut(css.slice(error.offset, error.offset + LONGEST_TOLD)),
  });
  const rules = sheet.type === 'StyleSheet' ? rulesOf(sheet.children, leaveOut) : '';
  return { css: rules, leftOut: [...told] };
}

/**
 * css-tree's parser reads, after a bracket closes, what the text before this one left in its buffer: with a bracket too
 * many ("a{}}") it may then turn in a circle for ever, for every shop. A parser made anew (some 5 ms) has nothing left.
 */
const parserOfItsOwn = () => csstree.fork({}).parse;

/** Brackets within brackets, of any kind: what people write has a handful, and what has thousands fills the stack. */
function isTooDeep(css: string): boolean {
  let depth = 0;
  for (const character of css) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

type LeaveOut = (node: csstree.CssNode | string) => void;

function rulesOf(nodes: csstree.List<csstree.CssNode>, leaveOut: LeaveOut): string {
  return nodes
    .toArray()
    .map((node) => {
      if (node.type === 'Rule') return ruleOf(node, leaveOut);
      if (node.type === 'Atrule') return atRuleOf(node, leaveOut);
      if (node.type !== 'Comment' && node.type !== 'WhiteSpace') leaveOut(node);
      return '';
    })
    .join('');
}

function atRuleOf(node: csstree.Atrule, leaveOut: LeaveOut): string {
  const about = node.prelude ? csstree.generate(node.prelude) : '';
  const isUnderstood = node.prelude && !csstree.find(node.prelude, ({ type }) => type === 'Raw' || type === 'Url');
  if (!AT_RULES.includes(node.name.toLowerCase()) || !node.block || !isUnderstood || HIDING.test(about)) {
    leaveOut(`@${node.name} ${about}`);
    return '';
  }
  const rules = rulesOf(node.block.children, leaveOut);
  return rules && `@${node.name.toLowerCase()} ${about}{\n${rules}}\n`;
}

function ruleOf(node: csstree.Rule, leaveOut: LeaveOut): string {
  const selectors = node.prelude.type === 'SelectorList' ? node.prelude.children.toArray() : [];
  if (selectors.length === 0) leaveOut(node.prelude);
  const scoped = selectors.flatMap((selector) => {
    const written = scopedSelector(selector);
    if (written === null) leaveOut(selector);
    return written ?? [];
  });
  const declarations = node.block.children.toArray().flatMap((one) => {
    if (one.type === 'Declaration' && isHarmless(one)) return `${csstree.generate(one)};`;
    leaveOut(one);
    return [];
  });
  return scoped.length > 0 && declarations.length > 0 ? `${scoped.join(',')}{\n${declarations.join('\n')}\n}\n` : '';
}

/** Inside the merchant's blocks; null for one that isn't a plain selector of its own. */
function scopedSelector(selector: csstree.CssNode): string | null {
  if (selector.type !== 'Selector') return null;
  const first = selector.children.first;
  const written = csstree.generate(selector);
  const isPlain = !csstree.find(selector, ({ type }) => ['NestingSelector', 'Raw'].includes(type));
  return isPlain && first && first.type !== 'Combinator' && !HIDING.test(written) ? `${OWN_BLOCK} ${written}` : null;
}

function isHarmless(declaration: csstree.Declaration): boolean {
  const property = declaration.property.toLowerCase();
  const written = csstree.generate(declaration);
  if (HIDING.test(written) || RUNNING.test(property)) return false;
  if (declaration.value.type === 'Raw') return false;
  if (csstree.find(declaration.value, ({ type }) => type === 'Raw')) return false;
  if (isLoading(declaration.value)) return false;
  // a custom property may become the position, so it may not be such a word, and a position is written out
  const [isPosition, isCustom] = [property === 'position', property.startsWith('--')];
  return !csstree.find(
    declaration.value,
    (node) =>
      (node.type === 'Identifier' && (isPosition || isCustom) && LEAVING.test(node.name)) ||
      (node.type === 'Function' && isPosition),
  );
}

/** Whether it asks a server for something that isn't one of the shop's files. */
const isLoading = (node: csstree.CssNode | null): boolean =>
  node !== null &&
  csstree.find(
    node,
    (one) =>
      (one.type === 'Url' && !isShopifyPicture(one.value)) || (one.type === 'Function' && LOADING.test(one.name)),
  ) !== null;
