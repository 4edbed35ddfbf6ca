/** How Shopify prints instants: GraphQL in UTC seconds, webhooks in the shop's time zone, triggered-at in nanoseconds. */

export function toGraphqlTime(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19)}Z`;
}

/** Making one costs more than the rest of an order payload. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(ianaTimezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(ianaTimezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: ianaTimezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
    formatters.set(ianaTimezone, formatter);
  }
  return formatter;
}

/** "2026-07-01T14:00:00+02:00" */
export function toShopTime(iso: string, ianaTimezone: string): string {
  const parts = formatterOf(ianaTimezone).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

/** "2026-07-01T12:00:00.123000000Z" */
export function toTriggeredAt(iso: string): string {
  return new Date(iso).toISOString().replace(/(\.\d{3})Z$/, '$1000000Z');
}

export function daysBefore(iso: string, days: number): string {
  return new Date(Date.parse(iso) - days * 86_400_000).toISOString();
}
