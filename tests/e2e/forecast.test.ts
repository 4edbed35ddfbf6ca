import { beforeAll, describe, expect, test } from 'vitest';
import { expectFitOnBoth } from './support/fit.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

describe('whether it is worth it', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.open();
    await merchant.pickTemplate('percent');
    await merchant.publish();
  });

  const fill = async (of: Merchant, fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) await of.field(name).fill(value);
  };
  const PLAN = {
    customers: '1000',
    enrolmentBp: '10',
    friendsHundredths: '3',
    conversionBp: '10',
    basketMinor: '50',
    advocateRewardMinor: '5',
    friendRewardMinor: '5',
    softwareMinor: '10',
    hoursHundredths: '2',
    hourMinor: '20',
  };
  const said = async (of: Merchant) => plain(await of.app.locator('main').innerText());

  test('is reckoned while it is typed, once the margin is there, with a warning where it loses', async () => {
    await merchant.open('/forecast');
    await merchant.app.getByText('Saisissez votre marge').first().waitFor();
    await fill(merchant, { ...PLAN, marginBp: '40' });
    await merchant.app.getByText(/le programme perd 300\s€/).waitFor();
    const text = await said(merchant);
    expect(text).toContain('1 000 clients × 10 % deviennent parrains 100');
    expect(text).toContain('300 invités × 10 % achètent 30');
    expect(text).toContain('Il faut 60 achats parrainés ; vous en prévoyez 30.');
    expect(text).toContain("Il vous en faudrait 20 % : c'est ambitieux.");
    await fill(merchant, { purchasesHundredths: '2,5' });
    await merchant.app.getByText('Bénéfice', { exact: true }).waitFor();
    expect(await said(merchant)).not.toContain('le programme perd');
  });

  test('is counted on the shop’s own past year', async () => {
    await merchant.app.getByRole('button', { name: 'Compter sur mes commandes' }).click();
    await merchant.app.getByText(/Sur [\d\s]+ premiers achats|Aucun premier achat/).waitFor();
  });

  test('is kept, held against what really happens, and warned of in the programme', async () => {
    await fill(merchant, { purchasesHundredths: '1' });
    await merchant.app.getByText(/le programme perd 300\s€/).waitFor();
    await merchant.app.getByRole('button', { name: 'Enregistrer la prévision' }).click();
    await merchant.page.locator('.toast').filter({ hasText: 'Prévision enregistrée' }).waitFor();
    await merchant.open('/forecast');
    await merchant.app
      .getByText(/^Prévu du /)
      .first()
      .waitFor();
    expect(await said(merchant)).toContain('Premiers achats parrainés 30 0 0');
    // the margin is asked once
    expect(await merchant.field('marginBp').inputValue()).toBe('40');
    await merchant.open('/program');
    await merchant.app.getByText(/le programme perd/).waitFor();
    await merchant.app.getByRole('link', { name: 'Voir la prévision' }).click();
    await merchant.heading(1, 'Est-ce que ça vaut le coup ?').waitFor();
  });

  test.each(LANGUAGES)('in %s everybody can use it, on a screen and on a phone', async (language) => {
    const reader = await Merchant.arrive(world, language);
    await reader.open('/forecast');
    await fill(reader, { ...PLAN, marginBp: '40' });
    await reader.app.getByText(/(le programme perd|the programme loses)/).waitFor();
    await reader.app.getByRole('button', { name: /^(Compter sur mes commandes|Count on my orders)$/ }).click();
    await reader.app.getByText(/premiers achats, |first purchases, |Aucun premier|No first/).waitFor();
    await expectFitOnBoth(reader.page);
    await reader.page.context().close();
  });
});
