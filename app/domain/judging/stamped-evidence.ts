import type { VersionId } from '../shared/ids.ts';
import type { Evidence } from '../verdict/facts.ts';

/** An evidence with the offer that is stamped on it. */
export type StampedEvidence = Evidence & { readonly versionId: VersionId };
