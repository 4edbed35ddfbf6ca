import {
  type Context,
  type Emitter,
  Hash,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  Value,
} from 'liquidjs';
import { escapeHtml } from '../web/html.ts';

/** What a page's blocks and snippets ask the page's <head> to load. Stands in the globals as `page_assets`. */
export type PageAssets = { headTags: Set<string> };

/** The tags Shopify adds to Liquid: schema, javascript, stylesheet, doc, style, form, section, sections. */
export function registerTags(engine: Liquid): void {
  engine.registerTag('schema', silentBlock('schema'));
  engine.registerTag('doc', silentBlock('doc'));
  engine.registerTag(
    'javascript',
    headBlock(
      'javascript',
      (code) => `<script defer src="data:text/javascript;base64,${Buffer.from(code).toString('base64')}"></script>`,
    ),
  );
  engine.registerTag(
    'stylesheet',
    headBlock('stylesheet', (code) => `<style>${code}</style>`),
  );
  engine.registerTag('style', styleBlock());
  engine.registerTag('form', formBlock());
  engine.registerTag('section', sectionTag());
  engine.registerTag('sections', sectionTag());
}

function rawText(name: string, remaining: TopLevelToken[]): string {
  let text = '';
  while (remaining.length > 0) {
    const token = remaining.shift() as TopLevelToken;
    if ((token as TagToken).name === `end${name}`) return text;
    text += token.getText();
  }
  throw new Error(`tag {% ${name} %} not closed`);
}

function silentBlock(name: string) {
  return class extends Tag {
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      rawText(name, remaining);
    }
    render(): void {}
  };
}

function headBlock(name: string, toTag: (code: string) => string) {
  return class extends Tag {
    code: string;
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      this.code = rawText(name, remaining);
    }
    render(context: Context): void {
      const assets = (context.globals as { page_assets?: PageAssets }).page_assets;
      assets?.headTags.add(toTag(this.code));
    }
  };
}

/** The templates up to {% end… %}, taken off the remaining tokens. */
function templatesUntil(end: string, token: TagToken, remaining: TopLevelToken[], liquid: Liquid): Template[] {
  const templates: Template[] = [];
  const stream = liquid.parser.parseStream(remaining);
  stream
    .on(`tag:${end}`, () => stream.stop())
    .on('template', (template: Template) => templates.push(template))
    .on('end', () => {
      throw new Error(`tag ${token.getText()} not closed`);
    });
  stream.start();
  return templates;
}

function styleBlock() {
  return class extends Tag {
    templates: Template[];
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      this.templates = templatesUntil('endstyle', token, remaining, liquid);
    }
    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      emitter.write('<style data-shopify>');
      yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
      emitter.write('</style>');
    }
  };
}

const FORM_ACTIONS: Record<string, string> = {
  customer_login: '/account/login',
  create_customer: '/account',
  product: '/cart/add',
  cart: '/cart',
  localization: '/localization',
  contact: '/contact#contact_form',
  customer: '/contact#contact_form',
};

function formBlock() {
  return class extends Tag {
    type: Value;
    hash: Hash;
    templates: Template[];
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      const [type = "''", ...rest] = splitArguments(token.args);
      this.type = new Value(type, liquid);
      this.hash = new Hash(rest.filter((argument) => argument.includes(':')).join(', '));
      this.templates = templatesUntil('endform', token, remaining, liquid);
    }
    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const type = String(yield this.type.value(context));
      const { return_to: returnTo, ...attributes } = (yield this.hash.render(context)) as Record<string, unknown>;
      const forms = (context.globals as { form_errors?: Record<string, string[]> }).form_errors ?? {};
      const rest = Object.entries(attributes)
        .map(([name, value]) => ` ${name.replaceAll('_', '-')}="${escapeHtml(String(value ?? ''))}"`)
        .join('');
      emitter.write(`<form method="post" action="${FORM_ACTIONS[type] ?? '/contact'}" accept-charset="UTF-8"${rest}>`);
      emitter.write(
        `<input type="hidden" name="form_type" value="${escapeHtml(type)}"><input type="hidden" name="utf8" value="✓">`,
      );
      if (returnTo) emitter.write(`<input type="hidden" name="return_to" value="${escapeHtml(String(returnTo))}">`);
      context.push({ form: { errors: forms[type] ?? null, 'posted_successfully?': false } });
      yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
      context.pop();
      emitter.write('</form>');
    }
  };
}

/** Splits "'type', product, class: 'a, b'" at the commas outside quotes. */
function splitArguments(text: string): string[] {
  return (text.match(/(?:[^,'"]|'[^']*'|"[^"]*")+/g) ?? []).map((part) => part.trim());
}

function sectionTag() {
  return class extends Tag {
    file: string;
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      this.file = token.args.trim().replace(/^['"]|['"]$/g, '');
    }
    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const section = { id: this.file, settings: {} };
      const content = (yield this.liquid._parseFile(`sections/${this.file}`)) as Template[];
      emitter.write(`<div id="shopify-section-${escapeHtml(this.file)}" class="shopify-section">`);
      context.push({ section });
      yield this.liquid.renderer.renderTemplates(content, context, emitter);
      context.pop();
      emitter.write('</div>');
    }
  };
}
