import { describe, expect, it } from 'vitest';
import type { Declared, KnownDeclaration } from '../../../app/domain/judging/world.ts';
import type { PilotPlaces } from '../../../app/domain/program/pilot.ts';
import type { AdvocateId, DeclarationId, OrderId, ProgramId } from '../../../app/domain/shared/ids.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  daysAfter,
  mail,
  PROGRAM,
  person,
  points,
  ruleOf,
  seen,
  V1,
  V2,
} from '../../support/builders.ts';

const march = (day: number, hour = 10) =>
  at(`2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00+01:00`);

const aDeclaration = ({
  by = 'friend',
  friend = 'ben',
  of = 'ana',
  ...changes
}: Partial<Declared> & { friend?: string; of?: string } = {}): Declared => ({
  kind: 'declared',
  declarationId: `declaration-${friend}-${of}` as DeclarationId,
  by,
  proof: by === 'friend' ? 'none' : 'order',
  programId: PROGRAM,
  advocateId: anAdvocate(of).advocateId,
  invitationId: `invitation-${friend}`,
  emailHash: mail(`${friend}@orange.fr`),
  emailSealed: 'sealed',
  firstNameSealed: 'sealed',
  orderId: null,
  locale: 'fr',
  declaredAt: march(1),
  ...changes,
});
/** Ben bought on the 10th and says on the 12th that Ana sent him. */
const named = (changes: Partial<Declared> & { friend?: string; of?: string } = {}) =>
  aDeclaration({ by: 'advocate', declaredAt: march(12), orderId: '1001' as OrderId, ...changes });
const answer = (yes: boolean, changes: { id?: string; at?: Date } = {}) => ({
  kind: 'declaration-answered' as const,
  declarationId: (changes.id ?? 'declaration-ben-ana') as DeclarationId,
  emailHash: mail('ben@orange.fr'),
  answer: yes ? ('yes' as const) : ('no' as const),
  at: changes.at ?? march(13),
});

const of = (bench: ReturnType<typeof aBench>, id = 'declaration-ben-ana'): KnownDeclaration =>
  bench.world.declarations.get(id as DeclarationId)!;
const verdictOf = (bench: ReturnType<typeof aBench>, id = 'declaration-ben-ana') =>
  bench.world.verdicts.get(`declaration:${id}`)!;
const told = (bench: ReturnType<typeof aBench>) =>
  bench.batches.flatMap(({ messages }) => messages).map(({ kind }) => kind);

describe('an advocate declares a friend', () => {
  it('the friend is written to once, and a purchase with that address is theirs', () => {
    const bench = aBench();
    bench.sees(aDeclaration());
    expect(of(bench).state).toBe('proposed');
    expect(told(bench)).toEqual(['friend-invitation']);
    bench.sees(seen(anOrder()));
    expect(ruleOf(bench.verdictOn('1001'), 'attributed').input.evidence).toBe('invitation-email');
    expect(bench.balance('ana').pending).toBe(500);
  });

  it('SC-07 the offer is the one in force when it was declared', () => {
    const offers = [
      anOffer(),
      anOffer({
        versionId: V2,
        versionNumber: 2,
        publishedAt: at('2026-03-05T00:00Z'),
        terms: { firstPurchase: { advocate: points(300) } },
      }),
    ];
    const bench = aBench(aWorld({ offers }));
    bench.sees(aDeclaration(), seen(anOrder()));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500), versionId: V1 }]);
  });

  it('says nothing of a purchase before it', () => {
    const bench = aBench();
    bench.sees(aDeclaration({ declaredAt: march(11) }), seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
  });

  it('an order heard of first is judged again', () => {
    const bench = aBench();
    bench.sees(seen(anOrder()), aDeclaration());
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('where the friend must confirm, nothing counts before their yes', () => {
    const bench = aBench(
      aWorld({
        offers: [anOffer({ terms: { declarations: { ...anOffer().terms.declarations, friendConfirms: true } } })],
      }),
    );
    bench.sees(aDeclaration(), seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    bench.sees(answer(true));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('a no takes back what it had brought; the later of two answers counts', () => {
    const bench = aBench();
    bench.sees(aDeclaration(), seen(anOrder()), answer(false));
    expect(of(bench).state).toBe('declined');
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    expect(bench.balance('ana').pending).toBe(0);
    bench.sees(answer(true, { at: march(14) }), answer(false, { at: march(13, 12) }));
    expect(of(bench).state).toBe('confirmed');
    expect(bench.balance('ana').pending).toBe(500);
  });

  it('an address hears once, whoever declares it', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(aDeclaration(), aDeclaration({ of: 'bob' }));
    expect(verdictOf(bench, 'declaration-ben-bob')).toMatchObject({ outcome: 'rejected', reason: 'one-notice' });
    expect(told(bench)).toEqual(['friend-invitation']);
  });

  it.each([
    ['their own address', 'self-referral', { friend: 'ana' }, []],
    ['somebody who bought before', 'newness', {}, [seen(anOrder({ boughtAt: march(1, 9) }))]],
    ['another advocate’s friend', 'already-referred', {}, [aClaim({ of: 'bob', invitedAt: march(1, 9) })]],
  ] as const)('%s is refused', (_, reason, changes, before) => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(...before, aDeclaration(changes));
    expect(verdictOf(bench, `declaration-${'friend' in changes ? changes.friend : 'ben'}-ana`)).toMatchObject({
      outcome: 'rejected',
      reason,
    });
    expect(told(bench)).not.toContain('friend-invitation');
  });

  it('a paused programme and an exhausted day take no more', () => {
    const paused = aBench(aWorld({ programStatus: 'paused' }));
    paused.sees(aDeclaration());
    expect(verdictOf(paused).reason).toBe('program-open');
    const terms = { declarations: { ...anOffer().terms.declarations, perDay: 2 } };
    const bench = aBench(aWorld({ offers: [anOffer({ terms })] }));
    bench.sees(...['ben', 'zoe', 'lou'].map((friend) => aDeclaration({ friend })));
    expect(verdictOf(bench, 'declaration-zoe-ana').outcome).toBe('approved');
    expect(verdictOf(bench, 'declaration-lou-ana').reason).toBe('declared-lately');
    bench.sees(aDeclaration({ friend: 'max', declaredAt: march(2, 11) }));
    expect(verdictOf(bench, 'declaration-max-ana').outcome).toBe('approved');
  });

  it('runs out with the offer’s days; a purchase within them that is heard of late still counts', () => {
    const bench = aBench(aWorld(), march(1));
    bench.sees(aDeclaration());
    bench.passTo(daysAfter(march(1), 40));
    expect(of(bench).state).toBe('expired');
    bench.sees(seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('a claim outranks another advocate’s invitation by e-mail, and that outranks a visit', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(aDeclaration(), seen(anOrder(), aVisit({ of: 'bob' })));
    expect(bench.verdictOn('1001').advocateId).toBe(anAdvocate('ana').advocateId);
    const claimed = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    claimed.sees(aDeclaration(), aClaim({ of: 'bob', invitedAt: march(2) }), seen(anOrder()));
    expect(claimed.verdictOn('1001').advocateId).toBe(anAdvocate('bob').advocateId);
  });
});

describe('a friend names the advocate', () => {
  const twoVersions = [
    anOffer(),
    anOffer({
      versionId: V2,
      versionNumber: 2,
      publishedAt: at('2026-03-11T00:00Z'),
      terms: { firstPurchase: { advocate: points(300) } },
    }),
  ];

  it('SC-07 a late declaration gets the offer in force when the order was created, once the advocate said yes', () => {
    const bench = aBench(aWorld({ offers: twoVersions }));
    bench.sees(seen(anOrder()), named());
    expect(of(bench).state).toBe('asked');
    expect(told(bench)).toEqual(['declaration-confirm']);
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    bench.sees(answer(true));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(ruleOf(bench.verdictOn('1001'), 'attributed').input.evidence).toBe('declared-advocate');
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500), versionId: V1 }]);
    expect(told(bench)).toContain('declaration-confirmed');
  });

  it('an advocate’s no pays nothing, and the buyer is told', () => {
    const bench = aBench();
    bench.sees(seen(anOrder()), named(), answer(false));
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    expect(told(bench)).toEqual(['declaration-confirm', 'declaration-declined']);
  });

  it('without confirmation in the programme it counts at once, but for a friend who shows nothing', () => {
    const terms = { declarations: { ...anOffer().terms.declarations, advocateConfirms: false } };
    const bench = aBench(aWorld({ offers: [anOffer({ terms })] }));
    bench.sees(seen(anOrder()), named());
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    const unproven = aBench(aWorld({ offers: [anOffer({ terms })] }));
    unproven.sees(named({ proof: 'none', orderId: null }));
    expect(of(unproven).state).toBe('asked');
  });

  it('nobody known by that name: refused, and nobody is written to', () => {
    const bench = aBench();
    bench.sees(seen(anOrder()), named({ advocateId: null as AdvocateId | null }));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'rejected', reason: 'advocate-known' });
    expect(told(bench)).toEqual([]);
  });

  it('an old customer is no friend, however they say it', () => {
    const bench = aBench();
    bench.sees(seen(anOrder({ boughtAt: march(10), orderId: '1000' as OrderId })));
    bench.sees(named({ declaredAt: daysAfter(march(10), 31) }));
    expect(verdictOf(bench).reason).toBe('newness');
  });

  it('what is said afterwards takes nothing from whose link was followed', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(seen(anOrder(), aVisit({ of: 'bob' })), named());
    expect(verdictOf(bench).reason).toBe('already-referred');
    expect(bench.verdictOn('1001').advocateId).toBe(anAdvocate('bob').advocateId);
  });

  it('at the till the order itself names them, once', () => {
    const bench = aBench();
    const order = anOrder({
      emailHash: null,
      customerId: person('ben').customerId,
      namedAdvocate: { code: anAdvocate('ana').code },
    });
    bench.sees(seen(order));
    bench.sees(seen({ ...order, updatedAt: march(11) }));
    const [declaration, ...others] = [...bench.world.declarations.values()];
    expect(others).toEqual([]);
    expect(declaration).toMatchObject({ proof: 'till', state: 'asked', orderId: '1001' });
    bench.sees(answer(true, { id: declaration!.declarationId }));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });
});

describe('where only a pilot is open', () => {
  const pilotId = '0199bbbb-0000-7000-8000-000000000001';
  const piloted = (endsAt: Date | null) => {
    const share = { kind: 'share' as const, percent: 50 };
    const pilot = { pilotId, name: 'Points', startsAt: march(1, 9), endsAt, audience: share };
    return anOffer({ publishedAt: march(1, 9), pilot, terms: { firstPurchase: { advocate: points(900) } } });
  };
  /** Ana's place in it; null = not met yet */
  const aPilot = (
    isIn: boolean | null,
    { endsAt = null as Date | null, offers = [] as ReturnType<typeof anOffer>[] } = {},
  ) => {
    const world = aWorld({ offers: [piloted(endsAt), ...offers] });
    const ana = anAdvocate('ana');
    const pilots: PilotPlaces = isIn === null ? {} : { [pilotId]: { isIn, since: march(1, 9), visitsBefore: 0 } };
    world.advocates.set(ana.advocateId, { ...ana, pilots });
    return aBench(world);
  };
  const ended = { endsAt: march(5) };
  const soldBy = (boughtAt = march(10)) => seen(anOrder({ boughtAt, namedAdvocate: { code: anAdvocate('ana').code } }));

  it.each([
    ['is in it', true, {}, 'approved', null],
    ['is outside', false, {}, 'rejected', 'program-open'],
    ['wasn’t met yet', null, {}, 'rejected', 'program-open'],
    ['was in it until it was stopped', true, ended, 'rejected', 'program-open'],
    ['is outside, beside a live programme', false, { offers: [anOffer({ versionId: V2 })] }, 'approved', null],
  ] as const)('whoever is named and %s', (_, isIn, changes, outcome, reason) => {
    const bench = aPilot(isIn, changes as { endsAt?: Date });
    bench.sees(seen(anOrder({ boughtAt: march(14) })), named({ orderId: null }), answer(true));
    expect(verdictOf(bench)).toMatchObject({ outcome, reason });
    expect(bench.liveRewards('advocate')).toHaveLength(outcome === 'approved' ? 1 : 0);
    const { rules, inputs } = verdictOf(bench);
    const { offer } = inputs as { offer: { versionId: string } };
    const stamped = bench.world.offers.get(offer.versionId as never)!;
    expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => stamped)).toMatchObject({ rules, outcome, reason });
  });

  it('an order names somebody while it is open to anybody, by when it was created', () => {
    const outside = aPilot(false);
    outside.sees(soldBy());
    expect([...outside.world.declarations.values()]).toMatchObject([{ state: 'refused' }]);
    const after = aPilot(true, ended);
    after.sees(soldBy());
    expect([...after.world.declarations.values()]).toEqual([]);
    const before = aPilot(true, ended);
    before.sees(soldBy(march(4)));
    expect([...before.world.declarations.values()]).toMatchObject([{ state: 'asked' }]);
  });
});

describe('an advocate of an archived programme and of the current one', () => {
  const NEXT = 'program-next' as ProgramId;
  const again = {
    ...anAdvocate('ana'),
    advocateId: 'advocate-ana-again' as AdvocateId,
    programId: NEXT,
    code: 'ANA-NEXT',
  };
  const aSecond = () => {
    const world = aWorld({ offers: [anOffer(), anOffer({ programId: NEXT, versionId: V2, versionNumber: 2 })] });
    world.advocates.set(again.advocateId, again);
    return {
      ...world,
      programs: new Map([
        [PROGRAM, 'archived' as const],
        [NEXT, 'live' as const],
      ]),
    };
  };

  it.each([
    ['old code', { code: anAdvocate('ana').code }],
    ['new code', { code: again.code }],
    ['address', { emailHash: mail('ana@orange.fr') }],
  ])('is named under the current by their %s', (_, namedAdvocate) => {
    const bench = aBench(aSecond());
    bench.sees(seen(anOrder({ namedAdvocate })));
    expect([...bench.world.declarations.values()]).toMatchObject([{ programId: NEXT, advocateId: again.advocateId }]);
  });

  it('is named as who they were where they never came back', () => {
    const world = aSecond();
    world.advocates.delete(again.advocateId);
    const bench = aBench(world);
    bench.sees(seen(anOrder({ namedAdvocate: { emailHash: mail('ana@orange.fr') } })));
    expect([...bench.world.declarations.values()]).toMatchObject([
      { programId: NEXT, advocateId: anAdvocate('ana').advocateId },
    ]);
  });
});

it('a declaration’s verdict replays from what it recorded', () => {
  const bench = aBench();
  bench.sees(seen(anOrder({ boughtAt: march(1, 9) })), aDeclaration());
  const { rules, outcome, reason, inputs } = verdictOf(bench);
  expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => anOffer())).toMatchObject({ rules, outcome, reason });
});

it('the same in any order of arrival', () => {
  const bench = aBench();
  bench.sees(seen(anOrder()), named(), answer(true));
  const other = aBench();
  other.sees(named());
  other.sees(answer(true));
  other.sees(seen(anOrder()));
  expect(other.balance('ana')).toEqual(bench.balance('ana'));
  expect(other.verdictOn('1001').rules).toEqual(bench.verdictOn('1001').rules);
});
