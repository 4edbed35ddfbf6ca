import { DAY, OPENS_AT } from './calendar.ts';
import type { Chance } from './chance.ts';

/** A line into the internet, seen from the shop: its address now, for this device. */
export type Network = (at: number, deviceNumber: number) => string;
/** A piece of hardware and its browser: its user agent now. */
export type Machine = (at: number) => string;

const HOME_BLOCKS = ['90', '86', '82.64', '78.192', '176.128', '109.190', '92.140', '83.200', '88.160', '2.10'];
const V6_PROVIDERS = ['2a01:cb', '2a01:e0', '2a02:84', '2001:86'];
const CARRIERS = ['92.184', '37.165', '176.165', '80.215'];
/** Public addresses behind which a carrier puts all the subscribers of a region. */
const ADDRESSES_A_REGION = 80;
const HOSTING_BLOCKS = ['185.107', '146.70', '193.32', '45.83', '91.207'];

/** A home's line: about a third IPv6 (one prefix, each device its own end), some IPv4 with a new address now and then. */
export function homeLine(chance: Chance): Network {
  if (chance.happens(0.36)) return v6Line(chance);
  const block = chance.pick(HOME_BLOCKS);
  const rotates = chance.happens(0.3) ? chance.int(7, 90) * DAY : Number.POSITIVE_INFINITY;
  const salt = chance.int(1, 2 ** 30);
  return (at) => {
    const period = Number.isFinite(rotates) ? Math.floor((at - OPENS_AT + 400 * DAY) / rotates) : 0;
    return filled(block, salt + period * 7919);
  };
}

/** A phone's line: a public address of the carrier's region, another one at almost every use, or an IPv6 of its own. */
export function mobileLine(chance: Chance, region: number): Network {
  const carrier = chance.int(0, CARRIERS.length - 1);
  const v6 = chance.happens(0.35) ? v6Line(chance) : undefined;
  const salt = chance.int(1, 2 ** 30);
  return (at, device) => {
    const spell = Math.floor(at / (DAY / 6));
    if (v6 && mixed(salt, spell) % 4 > 0) return v6(at, device);
    const number = mixed(salt, spell) % ADDRESSES_A_REGION;
    return `${CARRIERS[carrier]}.${region % 250}.${number + 1}`;
  };
}

/** An office or a campus: a few fixed addresses for everybody in it. */
export function sharedLine(chance: Chance, addresses: number): Network {
  const block = `${chance.pick(['194.2', '195.25', '81.255', '193.48', '62.160'])}.${chance.int(0, 255)}`;
  const first = chance.int(1, 200);
  return (at, device) => `${block}.${first + (mixed(device, Math.floor(at / DAY)) % addresses)}`;
}

/** A rented server's address: VPNs, and bots. */
export function hostingAddress(chance: Chance): string {
  return `${chance.pick(HOSTING_BLOCKS)}.${chance.int(0, 11)}.${chance.int(1, 40)}`;
}

/** Where Apple's private relay comes out for a region: shared by all who live there. */
export function relayAddress(chance: Chance, region: number): string {
  return `104.28.${region % 250}.${chance.int(1, 40)}`;
}

/** An hotel, a café, a train, a friend's sofa, abroad: an address used once. */
export function passingAddress(chance: Chance): string {
  return filled(chance.pick([...HOME_BLOCKS, '151.38', '79.150', '84.60']), chance.int(1, 2 ** 30));
}

/** Towns are grouped into regions by the first two figures of the postcode. */
export function regionOf(zip: string): number {
  return Number.parseInt(zip.slice(0, 2), 10) || 0;
}

export function drawPhone(chance: Chance): Machine {
  const lag = chance.happens(0.3) ? chance.int(1, 6) : 0;
  const kind = chance.weighted({ iphone: 46, android: 38, samsung: 13, firefox: 3 });
  const oldSystem = chance.pick(['17_6_1', '18_1_1', '16_7_10', '18_3_2']);
  return (at) => {
    const month = monthOf(at) - lag;
    if (kind === 'iphone' && lag > 3) return safari(oldSystem, oldSystem.split('_').slice(0, 2).join('.'));
    if (kind === 'iphone') return safari('18_6', `26.${Math.max(0, Math.floor(month / 2))}`);
    if (kind === 'firefox')
      return `Mozilla/5.0 (Android 15; Mobile; rv:${142 + month}.0) Gecko/${142 + month}.0 Firefox/${142 + month}.0`;
    const samsung = kind === 'samsung' ? `SamsungBrowser/${28 + Math.floor(month / 4)}.0 ` : '';
    const chrome = kind === 'samsung' ? 130 + 2 * Math.floor(month / 4) : 140 + month;
    return `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${samsung}Chrome/${chrome}.0.0.0 Mobile Safari/537.36`;
  };
}

export function drawComputer(chance: Chance): Machine {
  const lag = chance.happens(0.2) ? chance.int(1, 5) : 0;
  const kind = chance.weighted({ chrome: 46, edge: 16, firefox: 12, macSafari: 15, macChrome: 11 });
  return (at) => {
    const month = monthOf(at) - lag;
    const system = kind.startsWith('mac') ? 'Macintosh; Intel Mac OS X 10_15_7' : 'Windows NT 10.0; Win64; x64';
    if (kind === 'firefox')
      return `Mozilla/5.0 (${system}; rv:${142 + month}.0) Gecko/20100101 Firefox/${142 + month}.0`;
    if (kind === 'macSafari') {
      return `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.${Math.max(0, Math.floor(month / 2))} Safari/605.1.15`;
    }
    const edge = kind === 'edge' ? ` Edg/${140 + month}.0.0.0` : '';
    return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${140 + month}.0.0.0 Safari/537.36${edge}`;
  };
}

/** The browser inside an app, in which a shared link opens first. */
export function drawInApp(chance: Chance): string {
  return chance.happens(0.55)
    ? `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 40${chance.int(0, 9)}.0.0.${chance.int(20, 48)}.${chance.int(60, 99)} (iPhone${chance.int(13, 17)},${chance.int(1, 4)}; iOS 18_6; fr_FR; fr; scale=3.00)`
    : `Mozilla/5.0 (Linux; Android 1${chance.int(3, 6)}; SM-${chance.pick(['A546B', 'S911B', 'A346B', 'S928B'])} Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/14${chance.int(0, 6)}.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/53${chance.int(0, 9)}.0.0;]`;
}

function safari(system: string, version: string): string {
  return `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`;
}

function v6Line(chance: Chance): Network {
  const prefix = `${chance.pick(V6_PROVIDERS)}${chance.text(2, HEX)}:${chance.text(3, HEX)}:1${chance.text(3, HEX)}`;
  const salt = chance.int(1, 2 ** 30);
  return (at, device) => {
    const ends = [0, 1, 2, 3].map((part) =>
      (0x1000 + (mixed(salt + device * 97 + part, Math.floor(at / DAY)) % 0xe000)).toString(16),
    );
    return `${prefix}:${ends.join(':')}`;
  };
}

const HEX = '123456789abcdef';

function monthOf(at: number): number {
  return Math.max(0, Math.floor((at - OPENS_AT) / (30 * DAY)));
}

function filled(block: string, salt: number): string {
  const missing = 4 - block.split('.').length;
  const parts = Array.from({ length: missing }, (_, part) => 1 + (mixed(salt, part) % 253));
  return [block, ...parts].join('.');
}

function mixed(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
