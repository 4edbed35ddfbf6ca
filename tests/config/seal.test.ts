import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyedHash, createSeal, deterministicCode } from '../../app/config/seal.server.ts';

const aKey = () => randomBytes(32).toString('base64');

describe('the seal', () => {
  const { seal, open } = createSeal(aKey());

  it('opens what it sealed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => open(seal(text)) === text));
  });

  it('never seals the same text the same way twice', () => {
    expect(seal('shpat_1')).not.toBe(seal('shpat_1'));
  });

  it('says its version and shows nothing of the text', () => {
    const sealed = seal('karim@example.com');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(sealed).not.toContain('karim');
  });

  it('refuses a text altered at any place', () => {
    const sealed = seal('shpat_1');
    for (let place = 0; place < sealed.length; place++) {
      const altered = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);
      expect(() => open(altered), `altered at ${place}`).toThrow();
    }
  });

  it.each([
    ['nothing', ''],
    ['clear text', 'shpat_1'],
    ['a bare version', 'v1.'],
    ['a cut text', seal('shpat_1').slice(0, 30)],
    ['a longer text', `${seal('x')}A`],
    ['another version', seal('x').replace('v1.', 'v2.')],
  ])('refuses %s', (_case, text) => {
    expect(() => open(text)).toThrow();
  });

  it('refuses what another key sealed', () => {
    expect(() => open(createSeal(aKey()).seal('shpat_1'))).toThrow('another key');
  });

  it('refuses a key of the wrong length', () => {
    expect(() => createSeal(Buffer.from('short').toString('base64'))).toThrow('32 bytes');
  });
});

describe('the keyed hash', () => {
  it('gives the same 32 characters for the same text and key', () => {
    const hash = createKeyedHash('shop one');
    expect(hash('karim@example.com')).toMatch(/^[\w-]{32}$/);
    expect(hash('karim@example.com')).toBe(createKeyedHash(Buffer.from('shop one'))('karim@example.com'));
  });

  it('differs by text and by shop', () => {
    const hash = createKeyedHash('shop one');
    expect(hash('karim@example.com')).not.toBe(hash('lea@example.com'));
    expect(hash('karim@example.com')).not.toBe(createKeyedHash('shop two')('karim@example.com'));
  });
});

describe('the deterministic code', () => {
  it('is the same for the same reward, for ever', () => {
    // a changed value here means that a repeated call would give a second reward: never edit the expectation
    expect(deterministicCode('secret', 'first-purchase:r1:1', 'first-purchase.advocate', 'p1', 1)).toBe('CZS33GHXHDBM');
  });

  it('has twelve upper-case characters that can be read aloud', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (cause, generation) =>
        /^[0-9A-HJKMNP-TV-Z]{12}$/.test(deterministicCode('secret', cause, 'rule', 'p1', generation)),
      ),
    );
  });

  it.each([
    { part: 'the secret', code: deterministicCode('other', 'cause', 'rule', 'p1', 1) },
    { part: 'the cause', code: deterministicCode('secret', 'other', 'rule', 'p1', 1) },
    { part: 'the rule', code: deterministicCode('secret', 'cause', 'other', 'p1', 1) },
    { part: 'the beneficiary', code: deterministicCode('secret', 'cause', 'rule', 'p2', 1) },
    { part: 'the generation', code: deterministicCode('secret', 'cause', 'rule', 'p1', 2) },
    { part: 'where one part ends and the next begins', code: deterministicCode('secret', 'caus', 'erule', 'p1', 1) },
  ])('depends on $part', ({ code }) => {
    expect(code).not.toBe(deterministicCode('secret', 'cause', 'rule', 'p1', 1));
  });

  it('takes another length, of which the shorter is the beginning', () => {
    expect(
      deterministicCode('secret', 'cause', 'rule', 'p1', 1, 20).startsWith(
        deterministicCode('secret', 'cause', 'rule', 'p1', 1, 8),
      ),
    ).toBe(true);
  });

  it('refuses a length it cannot fill', () => {
    expect(() => deterministicCode('secret', 'cause', 'rule', 'p1', 1, 60)).toThrow(RangeError);
  });
});
