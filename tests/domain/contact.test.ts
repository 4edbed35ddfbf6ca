import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalEmail, canonicalPhone, isDisposable, maskEmail } from '../../app/domain/shared/contact.ts';

const canonical = (text: string) => {
  const result = canonicalEmail(text);
  return result.ok ? result.canonical : result.problem;
};

describe('canonicalEmail', () => {
  test.each([
    ['SC-13: dots and plus-tag at Gmail', 'j.doe+promo@gmail.com', 'jdoe@gmail.com'],
    ['SC-13: the plain spelling', 'jdoe@gmail.com', 'jdoe@gmail.com'],
    ['Gmail by its older name', 'J.Doe@GoogleMail.com', 'jdoe@gmail.com'],
    ['plus-tag anywhere', 'camille+ete@maison-rivage.fr', 'camille@maison-rivage.fr'],
    ['dots matter elsewhere', 'j.doe@orange.fr', 'j.doe@orange.fr'],
    ['capitals', 'Camille@Orange.FR', 'camille@orange.fr'],
    ['surrounding spaces', '  camille@orange.fr\n', 'camille@orange.fr'],
    ['international domain', 'camille@café.fr', 'camille@xn--caf-dma.fr'],
    ['international domain, already ASCII', 'camille@xn--caf-dma.fr', 'camille@xn--caf-dma.fr'],
    ['full-width letters', 'ｃamille@orange.fr', 'camille@orange.fr'],
    ['accented mailbox', 'Élodie@orange.fr', 'élodie@orange.fr'],
    ['a hyphen at Yahoo is part of the name', 'anne-marie@yahoo.fr', 'anne-marie@yahoo.fr'],
    ['a name that starts with a plus keeps it', '+camille@orange.fr', '+camille@orange.fr'],
  ])('%s: %s → %s', (_label, typed, wanted) => {
    expect(canonical(typed)).toBe(wanted);
  });

  test.each([
    ['empty', ''],
    ['no at sign', 'camille.orange.fr'],
    ['no domain', 'camille@'],
    ['no top-level domain', 'camille@localhost'],
    ['two addresses', 'a@b.fr, c@d.fr'],
    ['quoted mailbox', '"camille r"@orange.fr'],
    ['NUL', 'cam\0ille@orange.fr'],
    ['line break (header injection)', 'camille@orange.fr\nbcc: x@y.fr'],
    ['an IP number for a domain', 'camille@127.0.0.1'],
    ['a tag without a name at Gmail', '+promo@gmail.com'],
  ])('refuses %s as malformed', (_label, typed) => {
    expect(canonical(typed)).toBe('malformed');
  });

  it('refuses what no mailbox can be as too long, without spending time on it', () => {
    expect(canonical(`${'a'.repeat(1_000_000)}@orange.fr`)).toBe('too-long');
  });

  it('keeps what the person typed for writing to them', () => {
    expect(canonicalEmail(' J.Doe+promo@gmail.com ')).toEqual({
      ok: true,
      canonical: 'jdoe@gmail.com',
      written: 'j.doe+promo@gmail.com',
      display: 'J.Doe+promo@gmail.com',
    });
  });

  it('is idempotent', () => {
    const domains = fc.constantFrom(
      'gmail.com',
      'GOOGLEMAIL.com',
      'yahoo.fr',
      'outlook.com',
      'me.com',
      'ya.ru',
      'café.fr',
      'Orange.fr',
    );
    const local = fc.string({ unit: fc.constantFrom(...'aBcé.+-_0İßſ'), minLength: 1, maxLength: 20 });
    const addresses = fc.oneof(
      fc.tuple(local, domains).map((parts) => parts.join('@')),
      fc.emailAddress(),
      fc.string(),
    );
    fc.assert(
      fc.property(addresses, (address) => {
        const once = canonicalEmail(address);
        if (once.ok) expect(canonical(once.canonical)).toBe(once.canonical);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('isDisposable', () => {
  test.each([
    ['someone@yopmail.com', true],
    ['someone@mail.yopmail.com', true],
    ['camille@gmail.com', false],
    ['camille@maison-rivage.fr', false],
  ])('%s → %s', (address, wanted) => {
    expect(isDisposable(address)).toBe(wanted);
  });
});

describe('canonicalPhone', () => {
  test.each([
    ['national spelling with its country', '06 12 34 56 78', 'FR', '+33612345678'],
    ['international spelling needs none', '+33 6 12 34 56 78', null, '+33612345678'],
    ['the international spelling wins over the country', '+33612345678', 'US', '+33612345678'],
    ['national spelling without a country', '06 12 34 56 78', null, null],
    ['unknown country', '06 12 34 56 78', 'ZZ', null],
    ['placeholder', '555-555-SHIP', 'US', null],
    ['empty', '', 'FR', null],
    ['far too long', '1'.repeat(1_000_000), 'FR', null],
  ])('%s', (_label, typed, country, wanted) => {
    expect(canonicalPhone(typed, country)).toBe(wanted);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\+?[0-9 ().-]{4,18}$/),
        fc.constantFrom('FR', 'US', 'JP', null),
        (typed, country) => {
          const once = canonicalPhone(typed, country);
          if (once !== null) expect(canonicalPhone(once, null)).toBe(once);
        },
      ),
    );
  });
});

describe('maskEmail', () => {
  test.each([
    ['camille@x.fr', 'c•••••e@x.fr'],
    ['bartholomew@x.fr', 'b•••••w@x.fr'],
    ['ab@x.fr', 'a•••••@x.fr'],
    ['a@x.fr', '•••••@x.fr'],
    ['not an address', '•••••'],
  ])('%s → %s', (email, wanted) => {
    expect(maskEmail(email)).toBe(wanted);
  });
});
