const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
/** Private, shared, local or not routed: what many have says nothing of anybody. */
const NOT_PUBLIC_V4 =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./;
const NOT_PUBLIC_V6 = /^(?:f[cd]|fe[89ab]|ff|0000:0000:0000:0000$)/;

/** An IP address as far as it tells one line from another: IPv4 whole, IPv6 by its /64. Null for what isn't public. */
export function canonicalNetwork(text: string): string | null {
  const address = text.trim().toLowerCase().replace(/%.*$/, '');
  const v4 = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (V4.test(v4)) return NOT_PUBLIC_V4.test(v4) ? null : v4;
  const groups = v6Groups(address);
  if (!groups) return null;
  const network = groups
    .slice(0, 4)
    .map((group) => group.padStart(4, '0'))
    .join(':');
  return NOT_PUBLIC_V6.test(network) ? null : network;
}

function v6Groups(address: string): string[] | null {
  if (!/^[0-9a-f:]+$/.test(address)) return null;
  const [head = '', tail, ...more] = address.split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  if (more.length) return null;
  const [before, after] = [parts(head), parts(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group)) ? groups : null;
}
