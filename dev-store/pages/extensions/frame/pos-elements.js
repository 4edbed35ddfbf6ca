// The till's own elements, and which of all of them each of its surfaces may draw, as Shopify's types say.
import { text } from './elements.js';

const size = (value) => (/^\d+(px|%)$/.test(value ?? '') ? value : 'none');

const OWN = {
  's-tile': {
    knows: ['heading', 'subheading', 'tone', 'disabled', 'itemcount'],
    draw: ({ heading, subheading, tone, disabled }) =>
      `<button class="tile ${tone === 'accent' ? 'accent' : ''}" ${disabled === undefined ? '' : 'disabled'}><span class="strong">${text(heading)}</span><span>${text(subheading ?? '')}</span></button>`,
  },
  's-page': {
    knows: ['heading', 'subheading'],
    draw: ({ heading }) => `<div class="column"><h2>${text(heading)}</h2><slot></slot></div>`,
  },
  's-section': {
    knows: ['heading'],
    draw: ({ heading }) => `<section class="card column"><h3>${text(heading)}</h3><slot></slot></section>`,
  },
  's-pos-block': {
    knows: ['heading'],
    draw: ({ heading }) =>
      `<section class="card column"><h2>${text(heading)}</h2><slot></slot><slot name="secondary-actions"></slot></section>`,
  },
  's-scroll-box': { knows: ['padding', 'maxblocksize'], draw: () => '<div><slot></slot></div>' },
  's-box': {
    knows: ['padding', 'maxinlinesize'],
    draw: ({ maxinlinesize }) => `<div style="max-width:${size(maxinlinesize)}"><slot></slot></div>`,
  },
  's-image': {
    knows: ['src', 'inlinesize', 'objectfit'],
    draw: ({ src, inlinesize }) =>
      `<img src="${text(src ?? '')}" alt="" style="display:block;max-width:100%;${inlinesize === 'fill' ? 'width:100%' : ''}">`,
  },
  's-heading': { knows: [], draw: () => '<h4><slot></slot></h4>' },
  's-button': {
    knows: ['variant', 'tone', 'disabled', 'loading'],
    isInline: true,
    draw: ({ variant, disabled, loading }) =>
      `<button class="${text(variant ?? '')}" ${disabled !== undefined || loading !== undefined ? 'disabled' : ''}><slot></slot></button>`,
  },
  's-banner': {
    knows: ['tone', 'heading'],
    draw: ({ tone, heading }) =>
      `<div class="banner column ${text(tone ?? 'info')}" role="${tone === 'critical' ? 'alert' : 'status'}"><span class="strong">${text(heading ?? '')}</span><slot></slot><slot name="primary-action"></slot></div>`,
  },
  's-text-field': {
    knows: ['label', 'value', 'placeholder', 'disabled', 'error', 'details', 'required', 'maxlength'],
    isField: true,
    draw: ({ label }) => `<label>${text(label)}<input autocomplete="off" spellcheck="false"></label>`,
  },
};

const SHARED = ['s-stack', 's-text', 's-badge', 's-spinner', 's-link'];
const BLOCK = ['s-badge', 's-box', 's-button', 's-heading', 's-image', 's-pos-block', 's-section', 's-stack', 's-text'];

/** What a surface of the till can draw; anything else on it is a stranger. */
export function posElements(elements, target) {
  const all = { ...Object.fromEntries(SHARED.map((name) => [name, elements[name]])), ...OWN };
  const may = (name) =>
    target === 'pos.home.tile.render'
      ? name === 's-tile'
      : target.includes('.block.')
        ? BLOCK.includes(name)
        : name !== 's-tile';
  return Object.fromEntries(Object.entries(all).filter(([name]) => may(name)));
}
