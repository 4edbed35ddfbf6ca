import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { useWords, WordsProvider } from '../../app/i18n/react.tsx';
import type { PartnerPost, PartnerRow, PartnerPage as View } from '../../app/queries/views.ts';
import { formFromPartner, readPartnerForm } from '../../app/ui/partners/partner-form.ts';
import { PartnerPage } from '../../app/ui/partners/partner-page.tsx';
import { costPerSaleMinor } from '../../app/ui/partners/partner-words.ts';
import { PartnersPage } from '../../app/ui/partners/partners-page.tsx';
import { usePartnerForm } from '../../app/ui/partners/use-partner-form.ts';
import { percentOff, someTerms } from '../support/builders.ts';
import { aShop } from './fixtures.ts';

const nothing = () => {};
const base = someTerms({ currency: 'EUR', welcome: percentOff(5) });
const fixed = (amountMinor: number) => ({ type: 'fixed-commission', amountMinor }) as const;
const aPartner = (over: Partial<PartnerRow> = {}): PartnerRow => ({
  ...{ id: 'partner-1', versionNumber: 4, welcome: percentOff(15), kind: 'influencer', isOn: true },
  pay: {
    sale: { type: 'commission', basisPoints: 1_000 },
    sales: 3,
    signUp: null,
    lead: fixed(100),
    leadsPerMonth: null,
  },
  ...{ name: 'Mia Voyages', disclosure: { fr: '', en: '' }, code: 'MIA-7K2PX1', personId: 'person-1' },
  ...{ startsAt: '2026-03-01T09:00:00.000Z', lastAt: null, lastDay: null },
  ...{ visits: 1_240, claims: 90, customers: 40, revenueMinor: 240_000, sales: 50 },
  ...{ commissionMinor: 25_000, feesMinor: 15_000, costMinor: 40_000, paidMinor: 30_000, owedMinor: 10_000 },
  ...over,
});
const aPost = (over: Partial<PartnerPost> = {}): PartnerPost => ({
  ...{ id: 'post-1', publishedOn: '2026-03-04', what: 'Reel', link: 'https://example.com/reel', impressions: 12_000 },
  ...{ amount: { amountMinor: 15_000, currency: 'EUR' }, state: 'entered', enteredBy: 'Léa' },
  ...{ decidedBy: null, reason: null },
  ...over,
});
const aPage = (over: Partial<View> = {}): View => ({
  ...{ shop: aShop(), closed: null, base, today: '2026-03-05', partner: null, link: null, posts: [] },
  ...over,
});

function Shown({ page, refused }: { page: View; refused: string[][] }) {
  const words = useWords();
  const editor = usePartnerForm(page.partner, base, words);
  const errors = (field: string) => refused.find(([at]) => at === field)?.[1];
  const props = {
    ...{ page, base, isBusy: false, banner: null, asking: null, postRefused: [] },
    ...{ onAsk: nothing, onAgree: nothing, onEnd: nothing, onEnterPost: nothing, onDecide: nothing },
  };
  return <PartnerPage {...props} editor={{ ...editor, errors }} />;
}

function text(page: ReactElement, locale: 'fr' | 'en' = 'en'): string {
  const html = renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>{page}</WordsProvider>
    </AppProvider>,
  );
  expect(html).not.toMatch(/>(partners|program|common)\.[a-z]|{{|undefined|NaN/);
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#x27;', '’');
}
const one = (page: View, locale: 'fr' | 'en' = 'en', refused: string[][] = []) =>
  text(<Shown page={page} refused={refused} />, locale);

describe('the list of partners', () => {
  const list = (over: Partial<Parameters<typeof PartnersPage>[0]['page']>, locale: 'fr' | 'en' = 'en') =>
    text(<PartnersPage page={{ shop: aShop(), closed: null, partners: [], ...over }} />, locale);

  test('says what partners are for where there is none, and what to do first without a programme', () => {
    expect(list({})).toContain('Pay those who bring you customers');
    expect(list({ closed: 'no-program' })).toContain('Publish your programme first');
    expect(list({ closed: 'ended' }, 'fr')).toContain('Le programme est terminé');
  });

  test('tells of each what was agreed, and what a sale costs', () => {
    const english = list({ partners: [aPartner(), aPartner({ id: '2', isOn: false, sales: 0, name: '' })] });
    for (const part of ['Mia Voyages', '10% of the order’s amount', '€1', '€400', '€8', 'Name erased', 'Over', '–'])
      expect(english).toContain(part);
    expect(list({ partners: [aPartner()] }, 'fr')).toContain('1 € par contact');
  });
});

describe('a partner’s page', () => {
  test('for a new one asks for the customer and says the agreement in words', () => {
    const english = one(aPage());
    for (const part of ['Their e-mail address', 'first purchase: 10% of the order’s amount', 'friends of friends'])
      expect(english).toContain(part);
    expect(english).not.toContain('Paid posts What');
    expect(english).not.toContain('For a sign-up');
    expect(one(aPage(), 'fr')).toContain('Conclure l’accord');
  });

  test('shows figures, posts and the agreement, in both languages', () => {
    const page = aPage({
      ...{ partner: aPartner(), link: 'https://shop.example/i/MIA' },
      posts: [
        aPost(),
        aPost({ id: '2', state: 'rejected', what: 'Story', decidedBy: 'Paul', reason: 'never published' }),
      ],
    });
    const english = one(page);
    for (const part of [
      ...['1,240', '€2,400', '€250', '€150', 'Cost per sale €8', '€300', '€100', '12,000 views', '€150'],
      ...['Rejected by Paul: never published', 'To approve', 'End agreement', 'first 3 purchases'],
    ])
      expect(english).toContain(part);
    expect(one(page, 'fr')).toContain('Refusée par Paul');
  });

  test('that is over can be agreed on again and not ended', () => {
    const english = one(aPage({ partner: aPartner({ isOn: false, lastAt: '2026-03-02T09:00:00.000Z' }), link: 'x' }));
    expect(english).toContain('Agree again');
    expect(english).not.toContain('End agreement');
  });

  test('shows what is paid for a sign-up even where the programme has lost that level, so that it can be taken off', () => {
    const pay = { ...aPartner().pay, signUp: fixed(250) };
    const refused = [['pay.signUp.amountMinor', 'The programme has no such level.']];
    const english = one(aPage({ partner: aPartner({ pay }), link: 'x' }), 'en', refused);
    expect(english).toContain('For a sign-up');
    expect(english).toContain('The programme has no such level.');
  });

  test('says at its field what was refused', () => {
    expect(one(aPage(), 'en', [['email', 'Nobody has this address.']])).toContain('Nobody has this address.');
  });
});

describe('the form', () => {
  const read = (over: object, isNew = false) =>
    readPartnerForm({ ...formFromPartner(aPartner(), base, 'en'), ...over }, { currency: 'EUR', locale: 'en', isNew });

  test('gives back the agreement it was made from', () => {
    const { pay, welcome } = aPartner();
    expect(read({})).toMatchObject({ problems: [], typed: { pay, welcome, last: null, name: 'Mia Voyages' } });
  });

  test('limits leads where a lead is paid, and says so', () => {
    const pay = { ...aPartner().pay, leadsPerMonth: 20 };
    expect(formFromPartner(aPartner({ pay }), base, 'en').leadsPerMonth).toBe('20');
    expect(read({ leadsPerMonth: '20' }).typed.pay).toEqual(pay);
    expect(read({ leadsPerMonth: '20', lead: '' }).typed.pay).toMatchObject({ lead: null, leadsPerMonth: null });
    const page = aPage({ partner: aPartner({ pay }), link: 'x' });
    expect(one(page)).toContain('For each qualified lead: €1, 20 a month at most.');
    expect(one(page, 'fr')).toMatch(/Pour chaque contact qualifié.: 1.€, 20 par mois au plus\./);
    expect(one(aPage({ partner: aPartner(), link: 'x' }))).toContain('For each qualified lead: €1.');
  });

  test('keeps the last day by the shop’s calendar, and begins anew without it once it is over', () => {
    const ending = { lastAt: '2026-04-01T03:59:59.999Z', lastDay: '2026-03-31' };
    expect(formFromPartner(aPartner(ending), base, 'en').last).toBe('2026-03-31');
    expect(formFromPartner(aPartner({ ...ending, isOn: false }), base, 'en').last).toBe('');
  });

  test.each([
    ['name', { name: '' }, 'name', 'missing'],
    ['address of a new one', { email: '' }, 'email', 'missing'],
    ['pay at all', { sale: { type: 'none' }, lead: '' }, 'pay', 'pays-nothing'],
    ['readable sum', { lead: 'abc' }, 'pay.lead.amountMinor', 'invalid'],
    ['whole number of leads', { leadsPerMonth: '2.5' }, 'pay.leadsPerMonth', 'too-precise'],
    ['number of leads from one on', { leadsPerMonth: '0' }, 'pay.leadsPerMonth', 'too-small'],
    ['number of leads up to a thousand', { leadsPerMonth: '1001' }, 'pay.leadsPerMonth', 'too-big'],
  ])('wants a %s', (_what, over, field, problem) => {
    expect(read(over, field === 'email').problems).toMatchObject([{ field, problem }]);
  });

  test('a sale costs nothing that can be told before the first', () => {
    expect(costPerSaleMinor({ costMinor: 500, sales: 0 })).toBeNull();
    expect(costPerSaleMinor({ costMinor: 1_000, sales: 3 })).toBe(333);
  });
});
