import type { Page } from 'playwright-core';
import { until } from './until.ts';
import type { Language, World } from './world.ts';

export type ReadMail = { subject: string; html: string; text: string };

/** The dev store's mail page: what people received. */
export class Mailbox {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open({ visitor }: World, language: Language = 'fr', width = 1280): Promise<Mailbox> {
    const page = await visitor({ viewport: { width, height: 900 } });
    await page.goto(`/mail?locale=${language}`);
    return new Mailbox(page);
  }

  /** Opens the newest mail to this person with such a subject, once it is there. */
  async read(to: string, subject: RegExp): Promise<ReadMail> {
    const entry = this.page
      .locator('.mail-list li a')
      .filter({ hasText: to })
      .filter({ hasText: subjectAfter(subject) });
    await until(`a mail to ${to}: ${subject}`, async () => {
      await this.page.goto('/mail');
      return (await entry.count()) > 0;
    });
    await entry.first().click();
    const html = this.page.frameLocator('[data-test=mail-html]').locator('body');
    await html.waitFor();
    return {
      subject: await this.page.locator('h1').innerText(),
      html: await html.innerText(),
      text: (await this.page.locator('[data-test=mail-text]').textContent()) ?? '',
    };
  }
}

/** In the list a subject stands behind the address. */
const subjectAfter = (subject: RegExp) => new RegExp(subject.source.replace(/^\^/, ''), subject.flags);
