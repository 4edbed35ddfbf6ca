import qrcode from 'qrcode';
import { html, type Markup, trusted } from './liquid-html.ts';

const QUIET_MODULES = 4;

/** A QR code as one path on a square of so many modules, the quiet edge among them. */
export function qrPath(text: string): { side: number; path: string } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`;
  return { side: modules.size + 2 * QUIET_MODULES, path };
}

/** Dark on white whatever the theme's colours, so that every phone reads it. */
export function qrSvg(text: string, label: string): Markup {
  const { side, path } = qrPath(text);
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" width="160" height="160" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${trusted(path)}"/></svg>`;
}
