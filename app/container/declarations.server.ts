import { v5 as uuidV5 } from 'uuid';
import { windowEnd } from '../domain/eligibility/window.ts';
import { canonicalEmail } from '../domain/shared/contact.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { declarationRows } from '../persistence/declarations.server.ts';
import { inForce, type StoredProgram, versionOf } from '../persistence/programs.server.ts';
import { loadDeclarations } from '../queries/declarations.ts';
import { isBlocked } from '../queries/lists.ts';
import { nameOf } from '../queries/shop-view.ts';
import type { ShopView } from '../queries/views.ts';
import { declareFriends } from '../usecases/declare-friends.ts';
import { type Buyer, nameAdvocate } from '../usecases/name-advocate.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import { noteIfCanary } from './canaries.server.ts';
import type { Container } from './container.ts';
import { disclosureOf } from './disclosing.server.ts';
import { enrollingOf } from './enrolling.server.ts';
import { pilotOn, pilotPlacesOf } from './pilot-places.server.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { isPageOf } from './wallet.server.ts';

type Declarations = Pick<
  Container,
  'declareFriends' | 'nameAdvocate' | 'invitation' | 'declaration' | 'answerDeclaration' | 'stopMail' | 'declarations'
>;
type Limits = {
  allowDeclare(shopId: string, who: string): Promise<boolean>;
  allowVisit(shopId: string, ip: string): Promise<boolean>;
};

/** What Shopify said of an advocate so long ago will do for whoever follows their link, and for their own form. */
const A_DAY_MS = 24 * 3_600_000;
const A_MOMENT_MS = 5 * 60_000;

/** Who says who invited whom: what forms put in the inbox, and what signed links show (V8). */
export function declarationsOf(services: Services, limits: Limits): Declarations {
  const { clock, db, people, programs, seal } = services;
  const rows = declarationRows(db);
  const open = (sealed: string) => seal.open(sealed);
  const standing = advocateStandingOf(services);
  const places = pilotPlacesOf(services);
  const { detailsOf, traitsOf } = enrollingOf(services);

  /** The declaration behind a signed link that is still to be answered or followed; null for anything else. */
  async function openedLink(view: ShopView, token: string) {
    const { shopId, keys } = await services.installed(view.shopId);
    const link = keys.openDeclaration(token);
    const declaration = link && (await rows.load(shopId, link.id));
    return link && declaration ? { ...link, declaration, shopId, keys } : null;
  }

  /** The logged-in customer, as Shopify knows them; null = without an address, or nobody can say now. */
  async function customerOf(
    shop: Parameters<typeof detailsOf>[0],
    id: string,
  ): Promise<(Buyer & { isVerified: boolean }) | null> {
    const customer = await detailsOf(shop, id).catch((error: unknown) => {
      services.logger.warn({ shop: shop.domain, error }, 'who names an advocate could not be asked about');
      return null;
    });
    const { email } = traitsOf(shop, customer);
    if (!customer || !email) return null;
    const { firstName, verifiedEmail: isVerified } = customer;
    return { canonical: email.canonical, display: email.display, firstName: firstName ?? '', isVerified };
  }

  /** Open to all, or to the people of a pilot. Whom a friend names plays no role: it would tell who takes part. */
  const isOpenToAny = (program: StoredProgram): boolean =>
    inForce(program, clock.now()) !== undefined || pilotOn(program, clock.now()) !== null;

  return {
    async declareFriends(view, customerId, input) {
      const { shop, shopId, keys } = await services.installed(view.shopId);
      const program = await programs.load(shopId);
      const advocate = program && (await people.advocateOfCustomer(shopId, program.id, customerId));
      if (!advocate || program.status !== 'live') return { state: 'closed' };
      const theirs = await places.ofAdvocate({ ...shop, shopId, keys }, program, advocate);
      const offer = inForce(program, clock.now(), { advocateId: advocate.id, pilots: theirs });
      if (!offer || (await isBlocked(db, shopId, advocate.personId))) return { state: 'closed' };
      if (await standing.refusalOf(shop, offer.terms, advocate, A_MOMENT_MS)) return { state: 'closed' };
      const person = await people.person(shopId, advocate.personId);
      const ownAddress = person?.emailSealed ? canonicalEmail(open(person.emailSealed)) : null;
      return declareFriends(
        {
          allow: () => limits.allowDeclare(shopId, advocate.id),
          isOwnPage: (token) => isPageOf(keys, advocate.personId, token),
          isOwnAddress: (canonical) => ownAddress?.ok === true && ownAddress.canonical === canonical,
          put: async (friends, locale) => {
            const declaredAt = clock.now();
            // the same form sent twice, or the same friend twice a day, is one declaration
            const day = dayInZone(declaredAt, shop.timeZone);
            await putOwn(
              services,
              shop.domain,
              OWN_TOPICS.declared,
              friends.map(({ firstName, canonical, display }) => {
                const emailHash = keys.hashEmail(canonical);
                const declarationId = uuidV5(`friend ${advocate.id} ${emailHash} ${day}`, shopId);
                return {
                  eventId: declarationId,
                  body: {
                    declarationId,
                    by: 'friend',
                    proof: 'none',
                    programId: program.id,
                    advocateId: advocate.id,
                    invitationId: uuidV5('invitation', declarationId),
                    emailHash,
                    emailSealed: seal.seal(display),
                    firstNameSealed: firstName ? seal.seal(firstName) : null,
                    orderId: null,
                    locale,
                    declaredAt,
                  },
                };
              }),
            );
          },
        },
        input,
      );
    },

    async nameAdvocate(view, input) {
      const { shop, shopId, keys } = await services.installed(view.shopId);
      const program = await programs.load(shopId);
      return nameAdvocate(
        {
          allow: (ip) => limits.allowDeclare(shopId, ip),
          isOpen: async () => program?.status === 'live' && isOpenToAny(program),
          customer: (id) => customerOf(shop, id),
          orderOf: (canonical, name) => rows.orderOf(shopId, keys.hashEmail(canonical), name),
          put: async (named, buyer, about) => {
            if (!program) return;
            // known or not, the same is done: how long it takes tells nothing
            const advocate =
              'code' in named
                ? await rows.advocateByCode(shopId, program.id, named.code)
                : await rows.advocateByEmail(shopId, program.id, keys.hashEmail(named.email));
            const declaredAt = clock.now();
            const emailHash = keys.hashEmail(buyer.canonical);
            if ('code' in named)
              noteIfCanary(services, { domain: shop.domain, keys }, named.code, {
                ip: input.ip,
                userAgent: input.userAgent,
                // a typed address may be anybody's
                ...(about.proof !== 'none' && { emailHash }),
              });
            const key = `advocate ${JSON.stringify(named)} ${emailHash} ${dayInZone(declaredAt, shop.timeZone)}`;
            const declarationId = uuidV5(`${key} ${about.proof}`, shopId);
            await putOwn(services, shop.domain, OWN_TOPICS.declared, [
              {
                eventId: declarationId,
                body: {
                  declarationId,
                  by: 'advocate',
                  ...about,
                  programId: program.id,
                  advocateId: advocate?.id ?? null,
                  invitationId: uuidV5('invitation', declarationId),
                  emailHash,
                  emailSealed: seal.seal(buyer.display),
                  firstNameSealed: buyer.firstName ? seal.seal(buyer.firstName) : null,
                  declaredAt,
                },
              },
            ]);
          },
        },
        input,
      );
    },

    async invitation(view, token, ip) {
      const closed = { state: 'closed' as const, shop: view };
      const link = await openedLink(view, token);
      if (link?.side !== 'friend' || !(await limits.allowVisit(link.shopId, ip))) return closed;
      const { declaration, shopId, keys } = link;
      const program = await programs.load(shopId);
      const version = versionOf(program, declaration.versionId);
      const isInvited =
        declaration.kind === 'friend' ? declaration.state !== 'refused' : declaration.state === 'confirmed';
      if (!version || !declaration.advocateId || !isInvited || program?.status !== 'live') return closed;
      // as its mail said: what is bought later counts for nobody
      if (clock.now() > windowEnd(declaration.declaredAt, version.terms, view.timeZone)) return closed;
      const advocate = await people.advocate(shopId, declaration.advocateId);
      // looks like an unknown link to whoever follows it, as their code does
      if (advocate && (await isBlocked(db, shopId, advocate.personId))) return closed;
      if (advocate && (await standing.refusalOf({ shopId, domain: view.domain }, version.terms, advocate, A_DAY_MS)))
        return { state: 'unavailable', shop: view };
      await rows.markOpened(shopId, declaration.id, clock.now());
      return {
        state: 'open',
        shop: view,
        advocateFirstName: nameOf(await people.personOfAdvocate(shopId, declaration.advocateId), open),
        friendFirstName: nameOf(declaration, open),
        terms: version.terms,
        until: null,
        ownVersion: version.pilot || version.partner ? version.versionNumber : null,
        disclosure: await disclosureOf(services, shopId, version.partner),
        visitToken: keys.signVisit({
          invitationId: declaration.invitationId,
          advocateId: declaration.advocateId,
          versionId: declaration.versionId,
          issuedAt: declaration.declaredAt,
        }),
      };
    },

    async declaration(view, token) {
      const link = await openedLink(view, token);
      if (!link || !isAnswerable(link)) return { state: 'closed' };
      const { declaration, side, shopId } = link;
      const about =
        side === 'friend' ? await people.personOfAdvocate(shopId, declaration.advocateId ?? '') : declaration;
      return {
        state: 'open',
        side,
        shop: view,
        aboutName: nameOf(about, open),
        given: givenIn(declaration),
      };
    },

    async answerDeclaration(view, token, answer) {
      const link = await openedLink(view, token);
      if (!link || !isAnswerable(link)) return 'closed';
      const { id, emailHash } = link.declaration;
      if (!(await limits.allowDeclare(link.shopId, id))) return 'too-many';
      if (givenIn(link.declaration) === answer) return 'noted';
      const at = clock.now();
      await putOwn(services, view.domain, OWN_TOPICS.declarationAnswered, [
        { eventId: `${id}:${answer}:${at.getTime()}`, body: { declarationId: id, emailHash, answer, at } },
      ]);
      return 'noted';
    },

    async stopMail(view, token) {
      const link = await openedLink(view, token);
      // the address is the friend's; an advocate has no say in what it gets
      if (link?.side === 'friend' && link.declaration.emailHash)
        await rows.stop(link.shopId, link.declaration.emailHash, clock.now());
    },

    declarations: (shopId, cursor) => loadDeclarations(db, shopId as ShopId, cursor, open),
  };
}

/** What the other side said last. */
const givenIn = ({ state }: { state: string }): 'yes' | 'no' | null =>
  state === 'confirmed' ? 'yes' : state === 'declined' ? 'no' : null;

/** The other side answers, as long as it is open: the friend who was declared, the advocate who was named. */
const isAnswerable = ({ side, declaration }: { side: string; declaration: { kind: string; state: string } }): boolean =>
  side === declaration.kind && declaration.state !== 'refused' && declaration.state !== 'expired';
