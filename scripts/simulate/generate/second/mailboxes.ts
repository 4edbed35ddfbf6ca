import type { Chance } from './chance.ts';
import { NICKNAMES, plain, TRADES } from './names.ts';

const PROVIDERS = {
  'gmail.com': 52,
  'hotmail.fr': 8,
  'orange.fr': 7,
  'yahoo.fr': 6,
  'outlook.fr': 5,
  'hotmail.com': 4,
  'free.fr': 4,
  'icloud.com': 4,
  'laposte.net': 3,
  'wanadoo.fr': 2,
  'sfr.fr': 2,
  'live.fr': 2,
  'protonmail.com': 1,
} as const;
const DISPOSABLE = [
  'yopmail.com',
  'mailinator.com',
  'guerrillamail.com',
  'temp-mail.org',
  '10minutemail.com',
  'jetable.org',
];
/** Throw-away services younger than any list: in life there are always some. */
const UNLISTED = ['mxzvo.example.com', 'inboxly.example.net', 'q7mail.example.org'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** An honest person's address: half say the name; the others have figures, nicknames, a job, a hidden mailbox. */
export function drawEmail(chance: Chance, firstName: string, lastName: string, workDomain?: string): string {
  const first = plain(firstName);
  const last = plain(lastName);
  const year = chance.happens(0.6)
    ? `${chance.int(60, 99)}`
    : `${chance.pick(['0', '19', '20', ''])}${chance.digits(2)}`;
  const provider = chance.weighted(PROVIDERS);
  const at = (local: string) => `${local}@${provider}`;
  if (workDomain && chance.happens(0.12)) return `${first}.${last}@${workDomain}`;
  switch (chance.weighted(HABITS)) {
    case 'dotted':
      return at(`${first}.${last}`);
    case 'joined':
      return at(chance.happens(0.5) ? `${first}${last}` : `${last}${first}`);
    case 'initial':
      return at(chance.happens(0.5) ? `${first[0]}.${last}` : `${first[0]}${last}`);
    case 'figures':
      return at(
        chance.pick([
          `${first}.${last}${year}`,
          `${first}${year}`,
          `${first}${last.slice(0, 3)}${year}`,
          `${last}.${year}`,
        ]),
      );
    case 'number':
      return at(`${first}${chance.digits(chance.int(3, 6))}`);
    case 'nickname':
      return at(
        chance.pick([
          `${chance.pick(NICKNAMES)}${year}`,
          `${chance.pick(NICKNAMES)}.${chance.pick(NICKNAMES)}`,
          `les${last}s`,
          `${chance.pick(NICKNAMES)}_du_${chance.digits(2)}`,
        ]),
      );
    case 'hobby':
      return at(`${first}${chance.pick(['.', '_', ''])}${chance.pick(TRADES)}${chance.happens(0.3) ? year : ''}`);
    case 'initials':
      return at(`${first[0]}${last[0]}${chance.text(2, LETTERS)}${chance.digits(3)}`);
    case 'own':
      return `${chance.pick([first, 'contact', 'bonjour', `${first[0]}${last}`])}@${last}-${first[0]}.example.${chance.pick(['com', 'org', 'net'])}`;
    case 'plus':
      return `${first}.${last}+${chance.pick(['shop', 'achats', 'news', 'boutiques'])}@gmail.com`;
    case 'hidden':
      return `${chance.text(10, `${LETTERS}0123456789`)}@privaterelay.appleid.com`;
  }
}

const HABITS = {
  dotted: 27,
  joined: 11,
  initial: 9,
  figures: 21,
  number: 4,
  nickname: 9,
  hobby: 5,
  initials: 3,
  own: 3,
  plus: 1.5,
  hidden: 4,
};

/** The same mailbox written otherwise (a plus-tag, a dot), or its near twin: what a lazy person opens in a minute. */
export function twinOf(chance: Chance, email: string): string {
  const [local, domain] = email.split('@') as [string, string];
  const base = local.split('+')[0]!;
  const way = chance.weighted({ plus: 27, dot: 15, figures: 33, elsewhere: 25 });
  if (way === 'plus')
    return `${base}+${chance.pick(['1', '2', 'bis', 'promo', 'parrainage', 'test', chance.digits(2)])}@${domain}`;
  if (way === 'dot' && domain === 'gmail.com' && base.length > 4) {
    const at = chance.int(1, base.length - 1);
    return `${base.slice(0, at)}.${base.slice(at)}@${domain}`.replace('..', '.');
  }
  if (way === 'elsewhere')
    return `${base}@${chance.pick(['outlook.fr', 'yahoo.fr', 'laposte.net', 'hotmail.com', 'protonmail.com'])}`;
  return `${base}${chance.int(1, 99)}@${domain}`;
}

export function disposable(chance: Chance): string {
  const domain = chance.happens(0.8) ? chance.pick(DISPOSABLE) : chance.pick(UNLISTED);
  return `${chance.happens(0.5) ? chance.pick(NICKNAMES) + chance.digits(3) : chance.text(9, LETTERS)}@${domain}`;
}

/** A mailbox opened for the occasion at a usual provider, under no particular name. */
export function openedForIt(chance: Chance): string {
  const domain = chance.pick([
    'gmail.com',
    'gmail.com',
    'outlook.com',
    'outlook.fr',
    'hotmail.com',
    'protonmail.com',
    'gmx.fr',
  ]);
  const local = chance.weighted({ letters: 40, word: 35, keyboard: 25 });
  if (local === 'letters')
    return `${chance.text(chance.int(7, 11), LETTERS)}${chance.digits(chance.int(0, 4))}@${domain}`;
  if (local === 'word')
    return `${chance.pick(NICKNAMES)}${chance.pick(NICKNAMES)}${chance.digits(chance.int(2, 4))}@${domain}`;
  return `${chance.pick(['azer', 'qsdf', 'jkl', 'wxc', 'poiu'])}${chance.text(3, 'azertqsdfg')}${chance.digits(2)}@${domain}`;
}
