import { type AgreementProblem, agreedTerms, agreementProblems } from '../domain/program/agreement-terms.ts';
import { agreementsAt } from '../domain/program/offer-in-force.ts';
import type { Agreement, PartnerKind } from '../domain/program/partner.ts';
import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDuring } from '../domain/shared/period.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { addVersion, afterAll, allVersions, loadProgram, oneAtATime } from './programs.server.ts';

type AgreementAnswer =
  | { ok: true; partnerId: string }
  | { ok: false; problems: AgreementProblem[] }
  /** they have an agreement already */
  | { ok: false; isPartner: true }
  /** somebody else changed it meanwhile, or there is no programme to agree on */
  | { ok: false; conflict: true };

/** How a partner is shown; `nameSealed` and the disclosure are the merchant's words, empty = ours. */
export type PartnerLooks = {
  kind: PartnerKind;
  nameSealed: string;
  disclosure: { fr: string; en: string };
};

export function partnerRows({ withShop }: Database) {
  return {
    /** How one advocate is shown as a partner; null where they are none. Whether an agreement runs is another question. */
    ofAdvocate: (shopId: ShopId, advocateId: string) =>
      withShop(shopId, (tx) => tx.partner.findUnique({ where: { shopId_advocateId: { shopId, advocateId } } })),

    advocateOf: (shopId: ShopId, partnerId: string): Promise<string | null> =>
      withShop(shopId, async (tx) => {
        const row = await tx.partner.findUnique({ where: { shopId_id: { shopId, id: partnerId } } });
        return row?.advocateId ?? null;
      }),

    /**
     * An agreement, new or another one with the same partner (P14), on the programme's terms as they were published last.
     * Where only the name or the disclosure is another, what was agreed stays as it stands.
     * @param seen the number of its version that was on screen; null = it is new
     * @param draw makes it from how it stands
     */
    agree: (
      shopId: ShopId,
      {
        partnerId,
        advocateId,
        seen,
        looks,
        draw,
      }: {
        partnerId: string;
        advocateId: string;
        seen: number | null;
        looks: PartnerLooks;
        draw: (known: Agreement | null, now: Date) => Agreement;
      },
      actor: string,
      now: Date,
    ): Promise<AgreementAnswer> =>
      withShop(shopId, async (tx) => {
        const found = await agreementToChange(tx, shopId, partnerId, now);
        if (!found || (found.known?.versionNumber ?? null) !== seen) return { ok: false, conflict: true };
        const { program, base, known, at } = found;
        const row = await tx.partner.findUnique({ where: { shopId_advocateId: { shopId, advocateId } } });
        if (row && row.id !== partnerId) return { ok: false, isPartner: true };
        const agreement = draw(known?.partner ?? null, at);
        const problems = agreementProblems(agreement, { base: base.terms, now: at });
        if (problems.length > 0) return { ok: false, problems };
        const { kind, nameSealed, disclosure } = looks;
        const shown = { kind, nameSealed, disclosureFr: disclosure.fr, disclosureEn: disclosure.en };
        // a name is no part of the contract: that stays the version it is
        const isAgreed = known !== undefined && isSameData(agreement, known.partner);
        await tx.partner.upsert({
          where: { shopId_id: { shopId, id: partnerId } },
          create: { shopId, id: partnerId, programId: program.id, advocateId, createdAt: now, ...shown },
          update: shown,
        });
        if (!isAgreed)
          await addVersion(tx, {
            ...{ shopId, programId: program.id, publishedAt: at, publishedBy: actor },
            terms: agreedTerms(base.terms, agreement),
            partner: agreement,
          });
        await writeAudit(
          tx,
          shopId,
          {
            actor,
            action: isAgreed ? 'partner.shown' : known ? 'partner.changed' : 'partner.agreed',
            before: known ? recorded(known.partner) : null,
            after: recorded(agreement),
          },
          now,
        );
        return { ok: true, partnerId };
      }),

    /** Ends an agreement now; what was promised under it stands. False when it stands otherwise than was seen. */
    end: (shopId: ShopId, partnerId: string, seen: number, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        const found = await agreementToChange(tx, shopId, partnerId, now);
        const known = found?.known;
        if (!found || known?.versionNumber !== seen || !isDuring(found.at, known.partner)) return false;
        await addVersion(tx, {
          ...{ shopId, programId: found.program.id, publishedAt: found.at, publishedBy: actor, terms: known.terms },
          partner: { ...known.partner, endsAt: found.at },
        });
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'partner.ended', before: recorded(known.partner), after: { partnerId } },
          now,
        );
        return true;
      }),
  };
}

/** The programme with a partner's agreement as it stands, nobody else changing either; null without a published programme. */
async function agreementToChange(tx: ShopTransaction, shopId: ShopId, partnerId: string, now: Date) {
  await oneAtATime(tx, shopId);
  const program = await loadProgram(tx, shopId);
  const [base] = program?.versions ?? [];
  if (!program || !base || program.status === 'ended') return null;
  // who waited for another comes after them
  const at = afterAll(allVersions(program), now);
  const known = agreementsAt(program.agreements, at).find(({ partner }) => partner.partnerId === partnerId);
  return { program, base, at, known };
}

/** As the record of changes tells it: no name, which may have to be erased. */
const recorded = ({ partnerId, pay, welcome, endsAt }: Agreement) => ({
  partnerId,
  pay,
  welcome,
  ...(endsAt && { endsAt: endsAt.toISOString() }),
});
