import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** A later format gets a later version, so that what is stored today can still be opened then. */
const VERSION = 'v1.';

/** Encrypts what must be kept but not be readable in the database: tokens, addresses (T2). */
export type Seal = {
  /** The same text gives a different result each time. */
  seal(text: string): string;
  /** @throws Error when the text was not sealed by this key, or was altered since. */
  open(sealed: string): string;
};

/** AES-256-GCM under `keyBase64`, 32 bytes in base64. */
export function createSeal(keyBase64: string): Seal {
  const bytes = Buffer.from(keyBase64, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new Error(`the encryption key must be ${KEY_BYTES} bytes in base64, not ${bytes.length}`);
  const key = createSecretKey(bytes);

  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(VERSION));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },

    open(sealed) {
      const packed = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      // re-encoding refuses the stray characters and spare bits that decoding silently ignores
      const isOurs =
        sealed.startsWith(VERSION) &&
        packed.length >= IV_BYTES + TAG_BYTES &&
        VERSION + packed.toString('base64url') === sealed;
      if (!isOurs) throw new Error('not a sealed text');
      const decipher = createDecipheriv('aes-256-gcm', key, packed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(VERSION));
      decipher.setAuthTag(packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return decipher.update(packed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new Error('a sealed text was altered, or sealed under another key', { cause });
      }
    },
  };
}

const HASH_CHARACTERS = 32;

/**
 * Matches personal data without keeping it: the same text under the same key always gives the same 32 characters
 * (192 bits, base64url). One key a shop, so that hashes can't be compared between shops.
 */
export function createKeyedHash(key: Buffer | string): (text: string) => string {
  // made once: of bytes, node:crypto makes a key anew for every hash, which takes longer than the hash
  const secret = createSecretKey(Buffer.from(key as string));
  return (text) => createHmac('sha256', secret).update(text, 'utf8').digest('base64url').slice(0, HASH_CHARACTERS);
}

/** Crockford's base32: no I, L, O or U, so a code survives being read aloud and typed again. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_A_CHARACTER = 5;

/**
 * The code of one reward, the same every time it is computed: after an unclear answer the shop can be asked for exactly
 * this code ("Exactly once towards Shopify" in the design). Twelve characters are 60 bits; 51 characters at most.
 */
export function deterministicCode(
  secret: Buffer | string,
  cause: string,
  rule: string,
  beneficiary: string,
  generation: number,
  length = 12,
): string {
  // JSON keeps the parts apart: ("a", "bc") and ("ab", "c") must differ
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify([cause, rule, beneficiary, generation]), 'utf8')
    .digest();
  const longest = Math.floor((digest.length * 8) / BITS_A_CHARACTER);
  if (!Number.isInteger(length) || length < 1 || length > longest)
    throw new RangeError(`a code has 1 to ${longest} characters, not ${length}`);
  let remaining = BigInt(`0x${digest.toString('hex')}`);
  let code = '';
  while (code.length < length) {
    code += CROCKFORD[Number(remaining % 32n)];
    remaining /= 32n;
  }
  return code;
}
