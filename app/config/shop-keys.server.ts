import { createHmac, createSecretKey } from 'node:crypto';
import { apiKeysOf } from './api-keys.server.ts';
import { canaryCodesOf } from './canary-codes.server.ts';
import { isSame } from './is-same.server.ts';
import { createKeyedHash } from './seal.server.ts';

/** Whose answer to a declaration a link takes, or whose invitation it shows. */
export type DeclarationSide = 'friend' | 'advocate';

/** What a visit token says: who invited, under which offer, when. */
export type VisitClaims = { invitationId: string; advocateId: string; versionId: string; issuedAt: Date };

/** Whose page a mail's link opens, and until when. */
type SpaceClaims = { personId: string; expiresAt: Date };

/**
 * All keys of one shop, derived from its one secret, each for one purpose: hashes for matching people without keeping
 * their addresses, the secret of its codes, the signature of its visit tokens.
 */
export function shopKeys(secret: Buffer) {
  const derive = (purpose: string) => createHmac('sha256', secret).update(`ricochet:${purpose}:1`).digest();
  const visitKey = createSecretKey(derive('visit'));
  const declarationHash = createKeyedHash(derive('declaration'));
  const hashTrace = createKeyedHash(derive('trace'));
  const hashCode = createKeyedHash(derive('forgotten-code'));
  const codeSecret = derive('code');
  const spaceKey = createSecretKey(derive('space'));
  const pilotKey = createSecretKey(derive('pilot'));
  const canaryCodes = canaryCodesOf(codeSecret);
  const signature = (text: string) => createHmac('sha256', visitKey).update(text).digest();

  return {
    hashEmail: createKeyedHash(derive('email')),
    hashPhone: createKeyedHash(derive('phone')),
    hashToken: createKeyedHash(derive('token')),
    /** traces: half as long, since each order has several and none of them leads to anything alone */
    hashTrace: (kind: string, canonical: string) => hashTrace(`${kind}:${canonical}`).slice(0, 16),
    codeSecret,
    /** of native and headless shops, see docs/decisions/035 */
    api: apiKeysOf(derive('api')),
    /** The lot of a customer in a pilot, 0 ≤ lot < 1: always the same for the same two, and nobody can foretell it (P12). */
    lotOf: (pilotId: string, customerId: string): number =>
      createHmac('sha256', pilotKey).update(`${pilotId}:${customerId}`).digest().readUInt32BE() / 2 ** 32,
    /** codes that only programs find, see docs/decisions/018 */
    canaryCodes,
    isCanary: (code: string): boolean => canaryCodes.includes(code.toUpperCase()),

    /** What stands for a code whose owner was erased: nobody can read it, type it or choose the code again. */
    forgottenCode: (code: string): string => `~${hashCode(code).slice(0, 16)}`,

    /** The signed link of one side of a declaration, as it stands in e-mails. */
    signDeclaration: (id: string, side: DeclarationSide): string =>
      `${id.replaceAll('-', '')}${side === 'friend' ? 'f' : 'a'}${declarationHash(`${side}:${id}`)}`,
    /** Null for anything that this shop didn't sign. */
    openDeclaration(token: string): { id: string; side: DeclarationSide } | null {
      const [, hex = '', mark = ''] = /^([0-9a-f]{32})([fa])[\w-]{32}$/.exec(token) ?? [];
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const side = mark === 'f' ? 'friend' : 'advocate';
      return isSame(token, this.signDeclaration(id, side)) ? { id, side } : null;
    },

    /** The link to a person's own page, as it stands in a mail: 256 bits of signature, for one person, until an instant (S10). */
    signSpace({ personId, expiresAt }: SpaceClaims): string {
      const text = `${personId.replaceAll('-', '')}${expiresAt.getTime().toString(36).padStart(9, '0')}`;
      return `${text}${createHmac('sha256', spaceKey).update(text).digest('base64url')}`;
    },
    /** Null for anything that this shop didn't sign, or that is no longer good. */
    openSpace(token: string, now: Date): SpaceClaims | null {
      const [, hex = '', until = ''] = /^([0-9a-f]{32})([0-9a-z]{9})[\w-]{43}$/.exec(token) ?? [];
      const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const expiresAt = new Date(Number.parseInt(until, 36));
      if (!hex || !(expiresAt > now)) return null;
      return isSame(token, this.signSpace({ personId, expiresAt })) ? { personId, expiresAt } : null;
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
      if (rest.length || !isSame(Buffer.from(given, 'base64url'), signature(text))) return null;
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
