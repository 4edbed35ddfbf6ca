import type { Figure } from '../report.ts';
import type { Rig } from '../rig.ts';
import { measureDoor } from './door.ts';
import { measureEndToEnd } from './end-to-end.ts';
import { measureGrowth } from './growth.ts';
import { measureJudging } from './judging.ts';
import { measureLatency } from './latency.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureNeighbours } from './neighbours.ts';
import { measurePages } from './pages.ts';
import { measureProxy } from './proxy.ts';
import { measureStorefront } from './storefront.ts';

/** Every part of the table: a name for `--only`, and what measures it. */
export const PARTS: readonly { name: string; title: string; measure(rig: Rig): Promise<Figure[]> }[] = [
  { name: 'door', title: 'Webhook door', measure: measureDoor },
  { name: 'judging', title: 'Judge', measure: measureJudging },
  { name: 'end-to-end', title: 'The whole way', measure: measureEndToEnd },
  { name: 'latency', title: 'Webhook to verdict', measure: measureLatency },
  { name: 'growth', title: 'With much stored', measure: measureGrowth },
  { name: 'neighbours', title: 'Shops beside a busy one', measure: measureNeighbours },
  { name: 'pages', title: 'Pages, on a slow processor', measure: measurePages },
  { name: 'storefront', title: 'What the theme blocks cost a shop’s pages', measure: measureStorefront },
  { name: 'lighthouse', title: 'Lighthouse, with our blocks and without', measure: measureLighthouse },
  { name: 'proxy', title: 'The app proxy beside a plain route', measure: measureProxy },
];
