import { asCode } from '../domain/attribution/advocate-code.ts';
import { type OwnCodeProblem, ownCodeProblem } from '../domain/attribution/own-code.ts';

/** Answer to the form. `taken` is the same whoever or whatever has the code: nobody learns which. */
export type ChooseCodeAnswer =
  | { state: 'done'; code: string }
  | { state: 'invalid'; problem: OwnCodeProblem | 'same' | 'taken' }
  | { state: 'too-often'; again: string }
  /** nobody could say whether it is a discount of the shop's */
  | { state: 'unsure' }
  | { state: 'closed' }
  | { state: 'too-many' };

export type ChooseCodeInput = { token: string; code: string };

export type ChooseCodeDeps = {
  allow(): Promise<boolean>;
  /** whether the form was made for this advocate */
  isOwnPage(token: string): boolean;
  shopName: string;
  /** whether it is a code of something else: a discount of the shop's, a decoy; null = that can't be told now */
  isOtherwiseUsed(code: string): Promise<boolean | null>;
  /** @param isOtherwiseUsed nobody can have it, after the same look-ups */
  rename(
    code: string,
    isOtherwiseUsed: boolean,
  ): Promise<{ state: 'done' } | { state: 'same' } | { state: 'taken' } | { state: 'too-often'; again: Date }>;
};

/** An advocate chooses a code of their own (V1). */
export async function chooseCode(deps: ChooseCodeDeps, input: ChooseCodeInput): Promise<ChooseCodeAnswer> {
  if (!(await deps.allow())) return { state: 'too-many' };
  if (!deps.isOwnPage(input.token)) return { state: 'closed' };
  const code = asCode(input.code);
  const problem = ownCodeProblem(code, deps.shopName);
  if (problem) return { state: 'invalid', problem };
  const isOtherwiseUsed = await deps.isOtherwiseUsed(code);
  if (isOtherwiseUsed === null) return { state: 'unsure' };
  const renamed = await deps.rename(code, isOtherwiseUsed);
  switch (renamed.state) {
    case 'done':
      return { state: 'done', code };
    case 'too-often':
      return { state: 'too-often', again: renamed.again.toISOString() };
    case 'same':
    case 'taken':
      return { state: 'invalid', problem: renamed.state };
    default:
      return renamed satisfies never;
  }
}
