import { createHash, createHmac } from 'node:crypto';
import type { Liquid } from 'liquidjs';
import { escapeHtml, scriptJson } from '../web/html.ts';
import type { Translate } from './translate.ts';

export type FilterOptions = { currencyCode: string; assetBase: string; translate: Translate };

type NamedArguments = Record<string, unknown>;

/** The filters Shopify adds to Liquid, as far as themes and theme extensions here use them. */
export function registerFilters(engine: Liquid, options: FilterOptions): void {
  const money = (cents: unknown) => formatCents(cents, options.currencyCode);
  const filters: Record<string, (value: unknown, ...rest: unknown[]) => unknown> = {
    asset_url: (name) => `${options.assetBase}/${encodeURIComponent(String(name ?? ''))}`,
    stylesheet_tag: (url) => `<link rel="stylesheet" href="${attribute(url)}" media="all">`,
    script_tag: (url) => `<script src="${attribute(url)}"></script>`,
    preload_tag: (url, ...rest) => `<link rel="preload" href="${attribute(url)}"${attributes(named(rest))}>`,
    money,
    money_with_currency: (cents) => `${money(cents)} ${options.currencyCode}`,
    money_without_currency: (cents) => decimal(cents),
    money_without_trailing_zeros: (cents) => money(cents).replace(/,00(?=\D)/, ''),
    t: (key, ...rest) => options.translate(String(key ?? ''), named(rest)),
    image_url: (image, ...rest) => imageUrl(image, named(rest)),
    image_tag: (url, ...rest) => imageTag(url, named(rest)),
    handleize,
    handle: handleize,
    time_tag: (date, ...rest) => timeTag(date, rest),
    json: (value) => scriptJson(plain(value)),
    default_errors: (errors) =>
      Array.isArray(errors) ? errors.map((error) => `<p>${escapeHtml(String(error))}</p>`).join('') : '',
    link_to: (label, url) => `<a href="${attribute(url)}">${String(label ?? '')}</a>`,
    pluralize: (count, one, many) => (Number(count) === 1 ? one : many),
    metafield_text: (metafield) => metafieldValue(metafield),
    metafield_tag: (metafield) => escapeHtml(String(metafieldValue(metafield) ?? '')),
    color_to_rgb: (color) => hexToRgb(String(color ?? '')),
    md5: (text) => createHash('md5').update(String(text)).digest('hex'),
    sha1: (text) => createHash('sha1').update(String(text)).digest('hex'),
    sha256: (text) => createHash('sha256').update(String(text)).digest('hex'),
    hmac_sha256: (text, secret) => createHmac('sha256', String(secret)).update(String(text)).digest('hex'),
  };
  filters['translate'] = filters['t'] as (value: unknown, ...rest: unknown[]) => unknown;
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

/** Named filter arguments reach liquidjs as [name, value] pairs. */
function named(rest: unknown[]): NamedArguments {
  return Object.fromEntries(rest.filter((item): item is [string, unknown] => Array.isArray(item) && item.length === 2));
}

function attribute(value: unknown): string {
  return escapeHtml(String(value ?? ''));
}

function attributes(values: NamedArguments): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ` ${name.replace(/[^\w-]/g, '')}="${attribute(value)}"`)
    .join('');
}

/** The shop's money format is "{{amount_with_comma_separator}} €": fixed per shop, not per visitor, as in Shopify. */
function formatCents(cents: unknown, currencyCode: string): string {
  const symbol =
    new Intl.NumberFormat('fr', { style: 'currency', currency: currencyCode })
      .formatToParts(0)
      .find((part) => part.type === 'currency')?.value ?? currencyCode;
  return `${decimal(cents)} ${symbol}`;
}

function decimal(cents: unknown): string {
  const value = Math.round(Number(cents ?? 0)) || 0;
  const whole = Math.trunc(Math.abs(value) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${whole},${String(Math.abs(value) % 100).padStart(2, '0')}`;
}

function imageUrl(image: unknown, sizes: NamedArguments): string {
  const source = typeof image === 'string' ? image : String((image as { src?: unknown } | null)?.src ?? '');
  if (source.startsWith('data:')) return source;
  const query = ['width', 'height']
    .flatMap((name) => (sizes[name] ? [`${name}=${encodeURIComponent(String(sizes[name]))}`] : []))
    .join('&');
  return query === '' ? source : `${source}${source.includes('?') ? '&' : '?'}${query}`;
}

function imageTag(url: unknown, given: NamedArguments): string {
  const { widths: _widths, preload: _preload, ...rest } = given;
  return `<img src="${attribute(url)}"${attributes({ alt: '', loading: 'lazy', ...rest })}>`;
}

function handleize(text: unknown): string {
  return String(text ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function timeTag(date: unknown, rest: unknown[]): string {
  const instant = date === 'now' ? new Date() : new Date(String(date));
  if (Number.isNaN(instant.getTime())) return '';
  const isShort = named(rest)['format'] === 'date';
  const text = new Intl.DateTimeFormat(
    'fr',
    isShort ? { dateStyle: 'long' } : { dateStyle: 'long', timeStyle: 'short' },
  ).format(instant);
  return `<time datetime="${instant.toISOString()}">${text}</time>`;
}

/** Liquid sometimes wraps values (its own objects for blank and the like): only data may reach the page's scripts. */
function plain(value: unknown): unknown {
  return value === undefined ? null : value;
}

function metafieldValue(metafield: unknown): unknown {
  return (metafield as { value?: unknown } | null)?.value;
}

function hexToRgb(hex: string): string {
  const digits = hex.replace('#', '');
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  if (!/^[0-9a-f]{6}$/i.test(full)) return hex;
  return `rgb(${[0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)).join(', ')})`;
}
