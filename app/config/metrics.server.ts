import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

const NS_PER_MS = 1_000_000;
const BYTES_PER_MB = 1024 * 1024;

/** Figures of this process alone; whoever asks several processes gets several answers. */
export function watchProcess() {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    figures: () => ({
      pid: process.pid,
      uptimeSeconds: Math.round(process.uptime()),
      memoryMb: Math.round(process.memoryUsage.rss() / BYTES_PER_MB),
      cpuSeconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1_000_000),
      /** how late the process comes to its work, since it began: high = too little CPU or something that blocks */
      eventLoopDelayMs: { p50: inMs(delay.percentile(50)), p99: inMs(delay.percentile(99)) },
    }),
    stop: () => delay.disable(),
  };
}

const inMs = (ns: number): number => Math.round((ns / NS_PER_MS) * 10) / 10;

/** What Prometheus scrapes: this process's own figures, and those of the whole installation as it finds them when asked. */
export function openMetrics(ofAll: () => Promise<object>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'ricochet_' });
  const webhooks = new Counter({
    name: 'ricochet_webhooks_answered_total',
    help: 'Webhooks answered by this process, by status',
    labelNames: ['status'],
    registers: [registry],
  });
  const gauges = new Map<string, Gauge>();
  const gaugeOf = (name: string): Gauge => {
    const known = gauges.get(name) ?? new Gauge({ name, help: 'See docs/deploy.md, Health', registers: [registry] });
    gauges.set(name, known);
    return known;
  };
  return {
    countWebhook: (status: number) => webhooks.inc({ status }),
    contentType: registry.contentType,
    async text(): Promise<string> {
      for (const [name, value] of Object.entries(await ofAll()))
        if (typeof value === 'number') gaugeOf(`ricochet_${snakeCase(name)}`).set(value);
      return registry.metrics();
    },
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
