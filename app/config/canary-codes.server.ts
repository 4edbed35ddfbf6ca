import { deterministicCode } from './seal.server.ts';

/** First names that stand before the secret part of real codes, too (domain/attribution/advocate-code.ts). */
const NAMES =
  'ALICE AMELIE ANNA ARTHUR CAMILLE CHARLOTTE CHLOE CLARA DAVID ELISE EMMA EVA GABRIEL HUGO INES JADE JULES JULIE LEA LEO LINA LOUIS LOUISE LUCAS LUCIE MANON MARIE MATHIS MAXIME NATHAN NINA NOAH OLIVIA PAUL ROMAIN ROSE SARAH SIMON SOPHIE THOMAS VICTOR ZOE'.split(
    ' ',
  );
const HOW_MANY = 3;

/**
 * A shop's decoy codes (V5): of the same look as an advocate's, derived by the shop's secret, so that whoever doesn't have it
 * can't tell one from the other. They belong to nobody and give nothing.
 */
export function canaryCodesOf(codeSecret: Buffer): readonly string[] {
  return Array.from({ length: HOW_MANY }, (_, n) => {
    const name = deterministicCode(codeSecret, 'canary-name', String(n), '', 0, 10);
    const place = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % NAMES.length, 0);
    return `${NAMES[place]}-${deterministicCode(codeSecret, 'canary', String(n), '', 0, 6)}`;
  });
}
