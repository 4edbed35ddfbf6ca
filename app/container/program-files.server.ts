import { createHash } from 'node:crypto';
import { PROGRAM_FILE, programFileJsonSchema } from '../domain/program/program-file.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { readProgramFile } from '../usecases/read-program-file.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type ProgramFiles = Pick<Container, 'programFile' | 'programFileSchema' | 'importProgram'>;

/** Says whether a file was written in this shop, and nothing to anybody else. */
const originOf = (shopId: string): string =>
  createHash('sha256').update(`programme ${shopId}`).digest('hex').slice(0, 16);

/** A programme as a file, written and read (P7). */
export function programFilesOf({ clock, environment, programs, shops }: Services): ProgramFiles {
  return {
    programFileSchema: () => programFileJsonSchema(),

    async programFile(shopId, versionNumber) {
      const program = await programs.load(shopId as ShopId);
      const version = program?.versions.find((one) => one.versionNumber === versionNumber);
      if (!program || (versionNumber !== null && !version)) return null;
      const { format, formatVersion } = PROGRAM_FILE;
      return {
        $schema: new URL('/programme.schema.json', environment.SHOPIFY_APP_URL).href,
        ...{ format, formatVersion, name: program.name, origin: originOf(shopId) },
        terms: version?.terms ?? program.draft,
      };
    },

    async importProgram(id, { text, seen }, actor) {
      const shopId = id as ShopId;
      const shop = await shops.load(shopId);
      const read = readProgramFile(text, { currency: shop?.currency ?? '', origin: originOf(shopId) });
      if (!read.ok) return read;
      const isSaved = await programs.saveDraft(
        shopId,
        { ...read.value, seen },
        actor.name,
        clock.now(),
        'program.imported',
      );
      return isSaved ? { ok: true, leftOut: read.leftOut } : { ok: false, conflict: true };
    },
  };
}
