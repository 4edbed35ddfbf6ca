import { describe, expect, it } from 'vitest';
import type { AppealId, CustomerId, DecisionId, PersonId } from '../../../app/domain/shared/ids.ts';
import { type Appeal, inTheWay, mayBeAppealed } from '../../../app/domain/verdict/appeal.ts';
import type { Outcome, RuleResult, SubjectKind } from '../../../app/domain/verdict/verdict.ts';
import { aBench, aClaim, anOrder, at, person, seen } from '../../support/builders.ts';

const rule = (code: string, input: RuleResult['input'] = {}): RuleResult => ({
  code,
  edition: 1,
  outcome: 'fail',
  input,
  limit: {},
});
const judged = (outcome: Outcome, reason: string | null, subject: SubjectKind = 'order', rules: RuleResult[] = []) => ({
  subject,
  outcome,
  reason,
  rules,
});

describe('what may be asked about', () => {
  it.each([
    ['a refusal', judged('rejected', 'window'), true],
    ['a suspicion', judged('held', 'fraud-score'), true],
    ['an approval', judged('approved', null), false],
    ['nothing to do with a referral', judged('not-referred', null), false],
    ['a payment that isn’t there yet', judged('held', 'order-standing'), false],
    ['a bank that decides', judged('held', 'chargeback'), false],
    [
      'Shopify being asked',
      judged('held', 'newness', 'order', [rule('newness', { certainty: 'asking-shopify' })]),
      false,
    ],
    [
      'newness nobody can know',
      judged('held', 'newness', 'order', [rule('newness', { certainty: 'cannot-know' })]),
      true,
    ],
    ['a human’s no', judged('rejected', 'human-decision', 'order', [rule('human-decision')]), false],
    [
      'what is final after a human’s yes',
      judged('rejected', 'self-referral', 'order', [rule('human-decision')]),
      false,
    ],
  ])('%s', (_label, verdict, may) => expect(mayBeAppealed(verdict)).toBe(may));

  it.each([
    ['the order, not the claim before it', [judged('approved', null, 'claim'), judged('rejected', 'window')], 1],
    ['the held one of two', [judged('rejected', 'window'), judged('held', 'fraud-score')], 1],
    ['no order once one counts', [judged('rejected', 'newness'), judged('approved', null)], null],
    ['the claim', [judged('rejected', 'newness', 'claim')], 0],
    ['no claim made again', [judged('rejected', 'newness', 'claim'), judged('approved', null, 'claim')], null],
    [
      'no welcome of an old customer who joined',
      [judged('rejected', 'newness', 'claim'), judged('approved', null, 'sign-up')],
      null,
    ],
    [
      'joining, where the claim counts',
      [judged('approved', null, 'claim'), judged('held', 'fraud-score', 'sign-up')],
      1,
    ],
    ['nothing where nothing is', [], null],
  ])('of a referral: %s', (_label, verdicts, which) =>
    expect(inTheWay(verdicts)).toBe(which === null ? null : verdicts[which]),
  );
});

describe('a human’s answer', () => {
  const appeal = (changes: Partial<Appeal> = {}): Appeal => ({
    appealId: 'appeal-1' as AppealId,
    subject: 'order',
    subjectId: '1001',
    personId: person('ana').personId,
    side: 'advocate',
    noteSealed: 'sealed',
    emailSealed: null,
    locale: 'fr',
    at: at('2026-03-10T12:00+01:00'),
    answeredAt: null,
    answerSealed: null,
    ...changes,
  });
  const decided = (kind: 'approve' | 'reject' | 'undo', id: string, undoes: string | null = null) => ({
    kind: 'decided' as const,
    decision: {
      ...{
        decisionId: id as DecisionId,
        subject: 'order' as const,
        subjectId: '1001',
        kind,
        actor: 'Léa',
        reason: 'x',
      },
      ...{ undoes: undoes as DecisionId | null, answerSealed: 'words', at: at('2026-03-11T12:00+01:00') },
    },
  });
  const aRefused = () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder({ subtotalMinor: 1_000 })));
    return bench;
  };
  const answers = (bench: ReturnType<typeof aBench>) =>
    bench.batches.flatMap(({ messages }) => messages).filter(({ kind }) => kind === 'review-answer');

  it('goes to whoever asked, once, whatever is decided later', () => {
    const bench = aRefused();
    bench.sees({ kind: 'appealed', appeal: appeal() }, { kind: 'appealed', appeal: appeal({ noteSealed: 'other' }) });
    expect(bench.world.appeals.get('order:1001')).toHaveLength(1);
    expect(answers(bench)).toEqual([]);
    bench.sees(decided('approve', 'd1'));
    bench.sees(decided('undo', 'd2', 'd1'));
    bench.sees(decided('reject', 'd3'));
    expect(answers(bench)).toMatchObject([{ personId: person('ana').personId, locale: 'fr' }]);
    expect(bench.world.appeals.get('order:1001')).toMatchObject([{ answerSealed: 'words', noteSealed: 'sealed' }]);
  });

  it('is there at once where the human was faster', () => {
    const bench = aRefused();
    bench.sees(decided('reject', 'd1'), { kind: 'appealed', appeal: appeal() });
    expect(answers(bench)).toHaveLength(1);
  });

  it('goes to both sides where both asked', () => {
    const bench = aRefused();
    const friend = appeal({ appealId: 'appeal-2' as AppealId, side: 'friend', personId: person('ben').personId });
    bench.sees({ kind: 'appealed', appeal: appeal() }, { kind: 'appealed', appeal: friend }, decided('reject', 'd1'));
    expect(answers(bench)).toHaveLength(2);
  });

  it('follows whoever turned out to be somebody else', () => {
    const bench = aRefused();
    const other = '9-other' as PersonId;
    bench.world.identifiers.set('customer:second', other);
    const merged = {
      kind: 'customers-merged',
      keptId: person('ana').customerId,
      goneId: 'second' as CustomerId,
    } as const;
    bench.sees({ kind: 'appealed', appeal: appeal({ personId: other }) }, merged, decided('reject', 'd1'));
    expect(answers(bench)).toMatchObject([{ personId: person('ana').personId }]);
  });

  it('about what was never judged is an error, to be seen in quarantine', () => {
    expect(() => aBench().sees({ kind: 'appealed', appeal: appeal() })).toThrow(/no verdict/);
  });
});
