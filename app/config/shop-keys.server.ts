import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { canaryCodesOf } from './canary-codes.server.ts';
import { createKeyedHash } from './seal.server.ts';

/** Whose answer to a declaration a link takes, or whose invitation it shows. */
export type DeclarationSide = 'friend' | 'advocate';

/** What a visit token says: who invited, under which offer, when. */
export type VisitClaims = { invitationId: string; advocateId: string; versionId: string; issuedAt: Date };

/**
 * All keys of one shop, derived from its one secret, each for one purpose: hashes for matching people without keeping
 * their addresses, the secret of its codes, the signature of its visit tokens.
 */
export function shopKeys(secret: Buffer) {
  const derive = (purpose: string) => createHmac('sha256', secret).update(`ricochet:${purpose}:1`).digest();
  const visitKey = createSecretKey(derive('visit'));
  const declarationHash = createKeyedHash(derive('declaration'));
  const hashTrace = createKeyedHash(derive('trace'));
  const codeSecret = derive('code');
  const canaryCodes = canaryCodesOf(codeSecret);
  const signature = (text: string) => createHmac('sha256', visitKey).update(text).digest();

  return {
    hashEmail: createKeyedHash(derive('email')),
    hashPhone: createKeyedHash(derive('phone')),
    hashToken: createKeyedHash(derive('token')),
    /** traces: half as long, since each order has several and none of them leads to anything alone */
    hashTrace: (kind: string, canonical: string) => hashTrace(`${kind}:${canonical}`).slice(0, 16),
    codeSecret,
    /** codes that only programs find, see docs/decisions/018 */
    canaryCodes,
    isCanary: (code: string): boolean => canaryCodes.includes(code.toUpperCase()),

    /** The signed link of one side of a declaration, as it stands in e-mails. */
    signDeclaration: (id: string, side: DeclarationSide): string =>
      `${id.replaceAll('-', '')}${side === 'friend' ? 'f' : 'a'}${declarationHash(`${side}:${id}`)}`,
    /** Null for anything that this shop didn't sign. */
    openDeclaration(token: string): { id: string; side: DeclarationSide } | null {
      const [, hex = '', mark = ''] = /^([0-9a-f]{32})([fa])[\w-]{32}$/.exec(token) ?? [];
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const side = mark === 'f' ? 'friend' : 'advocate';
      const [given, expected] = [Buffer.from(token), Buffer.from(this.signDeclaration(id, side))];
      return given.length === expected.length && timingSafeEqual(given, expected) ? { id, side } : null;
    },

    /** A visit as text that travels through URLs, forms and cart attributes; nobody can alter it. */
    signVisit({ invitationId, advocateId, versionId, issuedAt }: VisitClaims): string {
      const text = Buffer.from(JSON.stringify([invitationId, advocateId, versionId, issuedAt.getTime()])).toString(
        'base64url',
      );
      return `${text}.${signature(text).toString('base64url')}`;
    },
    /** Null for anything that this shop didn't sign. */
    openVisit(token: string): VisitClaims | null {
      const [text = '', given = '', ...rest] = token.split('.');
      const expected = signature(text);
      const bytes = Buffer.from(given, 'base64url');
      if (rest.length || bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) return null;
      const [invitationId, advocateId, versionId, issuedAt] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
        string,
        string,
        string,
        number,
      ];
      return { invitationId, advocateId, versionId, issuedAt: new Date(issuedAt) };
    },
  };
}

export type ShopKeys = ReturnType<typeof shopKeys>;
