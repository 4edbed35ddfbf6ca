/** An event of Chromium's recording (the Trace Event Format), times in microseconds. */
export type TraceEvent = {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  id?: string;
  args?: { data?: unknown };
};

/** Where a function stands in what the browser got, counted from 0; no address = the engine's own. */
export type Place = { functionName: string; url: string; lineNumber: number; columnNumber: number };

/** What became of a page's main thread between two marks. All in milliseconds. */
export type Spent = {
  wholeMs: number;
  /** nothing to do: what is needed next is on its way, or the processor is somebody else's */
  idleMs: number;
  byKind: Record<Kind, number>;
  /** the browser's own names for what it does, each without what happens within it */
  byEvent: Map<string, number>;
  /** scripts as they load, by address: what runs once, before anything of it is called */
  evaluatedMs: Map<string, number>;
  /** by function, itself alone, what it calls left out */
  functions: { place: Place; ms: number }[];
};

export type Kind =
  | 'compiling'
  | 'script'
  | 'garbage'
  | 'fetching'
  | 'new document'
  | 'style and layout'
  | 'painting'
  | 'other';

const KINDS: readonly [Kind, RegExp][] = [
  ['garbage', /^(MinorGC|MajorGC|BlinkGC\.|V8\.GC)/],
  ['compiling', /^(v8\.compile|V8\.Compile|v8\.parse|v8\.produceCache)/],
  [
    'script',
    /^(EvaluateScript|v8\.evaluateModule|FunctionCall|RunMicrotasks|TimerFire|EventDispatch|FireAnimationFrame|FireIdleCallback)$/,
  ],
  ['fetching', /^(Resource|ResponseBodyLoader|TextResourceDecoder|HTMLDocumentParser::MaybeFetchQueuedPreloads)/],
  [
    'new document',
    /^(ParseHTML|DocumentLoader|LocalDOMWindow|InstallConditionalFeatures|Document::OpenForNavigation|RenderFrameImpl)/,
  ],
  [
    'style and layout',
    /^(ParseAuthorStyleSheet|CSSParserImpl|StyleEngine|RuleSet|UpdateLayoutTree|RecalculateStyles|Layout|HitTest|Intersection|LocalFrameView::performLayout|Document::(recalcStyle|rebuildLayoutTree|[uU]pdateStyle))/,
  ],
  ['painting', /^(PrePaint|Paint|Layerize|UpdateLayer|CompositeLayers|Commit|Decode|Blink\.|ProxyMain)/],
];

/** Between two marks on a page's timeline: what its main thread did. @returns null when a mark wasn't set */
export function spentBetween(events: readonly TraceEvent[], [from, until]: readonly [string, string]): Spent | null {
  const [begin, end] = [from, until].map((name) => events.findLast((event) => event.name === name));
  if (!begin || !end) return null;
  const { pid, tid } = begin;
  const window = { from: begin.ts, until: end.ts };
  const tasks = events.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid);
  const { busyUs, byKind, byEvent } = workOf(tasks, window);
  return {
    wholeMs: (window.until - window.from) / 1_000,
    idleMs: (window.until - window.from - busyUs) / 1_000,
    byKind,
    byEvent,
    ...functionsOf(
      events.filter((event) => event.pid === pid),
      tid,
      window,
    ),
  };
}

type Window = { from: number; until: number };

/** Each event's own time, without what happens within it; one of no kind we know counts as what it happens in. */
function workOf(tasks: readonly TraceEvent[], window: Window) {
  const byEvent = new Map<string, number>();
  const own = (name: string, kind: Kind, ms: number) => {
    byKind[kind] += ms;
    byEvent.set(name, (byEvent.get(name) ?? 0) + ms);
  };
  const byKind: Record<Kind, number> = {
    compiling: 0,
    script: 0,
    garbage: 0,
    fetching: 0,
    'new document': 0,
    'style and layout': 0,
    painting: 0,
    other: 0,
  };
  let busyUs = 0;
  const open: { name: string; kind: Kind; until: number }[] = [];
  for (const { name, ts, dur = 0 } of tasks.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    const us = Math.min(ts + dur, window.until) - Math.max(ts, window.from);
    if (us <= 0) continue;
    while (open.length && (open.at(-1)?.until ?? 0) <= ts) open.pop();
    const around = open.at(-1);
    const kind = KINDS.find(([, names]) => names.test(name))?.[0] ?? around?.kind ?? 'other';
    own(name, kind, us / 1_000);
    if (around) own(around.name, around.kind, -us / 1_000);
    else busyUs += us;
    open.push({ name, kind, until: ts + dur });
  }
  return { busyUs, byKind, byEvent };
}

type Sampled = {
  startTime?: number;
  timeDeltas?: number[];
  cpuProfile?: {
    nodes?: { id: number; parent?: number; callFrame: Partial<Place> & { codeType?: string } }[];
    samples?: number[];
  };
};

/** By the samples of the thread's stack that the recording holds. */
function functionsOf(events: readonly TraceEvent[], tid: number, window: Window) {
  const id = events.find((event) => event.name === 'Profile' && event.tid === tid)?.id;
  const chunks = events
    .filter(({ name, id: of }) => (name === 'Profile' || name === 'ProfileChunk') && of === id)
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ args }) => args?.data as Sampled);
  const nodes = new Map<number, { place: Place; parent: number | undefined }>();
  const functions = new Map<string, { place: Place; ms: number }>();
  const evaluatedMs = new Map<string, number>();
  let at = chunks.find(({ startTime }) => startTime)?.startTime ?? 0;
  for (const { cpuProfile, timeDeltas = [] } of chunks) {
    for (const { id: node, parent, callFrame } of cpuProfile?.nodes ?? [])
      nodes.set(node, { place: placeOf(callFrame), parent });
    for (const [index, sample] of (cpuProfile?.samples ?? []).entries()) {
      const ms = (timeDeltas[index] ?? 0) / 1_000;
      at += timeDeltas[index] ?? 0;
      const node = nodes.get(sample);
      if (!node || at < window.from || at > window.until || isOutsideScripts(node.place)) continue;
      const { functionName, url, lineNumber, columnNumber } = node.place;
      const key = [functionName, url, lineNumber, columnNumber].join(' ');
      const known = functions.get(key);
      if (known) known.ms += ms;
      else functions.set(key, { place: node.place, ms });
      const script = scriptThatLoads(sample, nodes);
      if (script) evaluatedMs.set(script, (evaluatedMs.get(script) ?? 0) + ms);
    }
  }
  return { evaluatedMs, functions: [...functions.values()].toSorted((a, b) => b.ms - a.ms) };
}

const placeOf = ({ functionName = '', url = '', lineNumber = 0, columnNumber = 0 }: Partial<Place>): Place => ({
  functionName,
  url,
  lineNumber,
  columnNumber,
});

const isOutsideScripts = ({ functionName, url }: Place): boolean =>
  !url && /^\((root|program|idle|garbage collector)\)$/.test(functionName);

/** A script's own body has no name and begins where the file does; the one nearest to the function is loading. */
function scriptThatLoads(sample: number, nodes: ReadonlyMap<number, { place: Place; parent: number | undefined }>) {
  for (let node = nodes.get(sample); node; node = node.parent === undefined ? undefined : nodes.get(node.parent)) {
    const { functionName, url, lineNumber, columnNumber } = node.place;
    if (url && lineNumber <= 0 && columnNumber <= 0 && (functionName === '' || functionName === '(anonymous)'))
      return url;
  }
  return null;
}
