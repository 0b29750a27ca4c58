/**
 * Stands in for `style-mod` (build/vite/renderer.config.ts), with which CodeMirror brings its styles: that writes a
 * `<style>` element, which the content security policy blocks. This adopts one constructed style sheet per document
 * instead. All its rules lie in a cascade layer, so that the app's own styles hold wherever both say something.
 */

/** Property names in camel case, nested selectors where `&` is the outer one, and whole `@` blocks. */
interface StyleSpec {
  readonly [name: string]: StyleSpec | string | number | null;
}

interface ModuleOptions {
  /** Makes a selector one of the theme it belongs to. */
  readonly finish?: (selector: string) => string;
}

let names = 0;
const mounted = new Map<Document, { readonly sheet: CSSStyleSheet; readonly modules: Set<StyleModule> }>();

export class StyleModule {
  readonly rules: readonly string[];

  constructor(spec: StyleSpec, { finish = (selector) => selector }: ModuleOptions = {}) {
    this.rules = Object.entries(spec).flatMap(([selector, inner]) =>
      rulesOf(selectorsOf(selector), inner, finish),
    );
  }

  getRules(): string {
    return this.rules.join('\n');
  }

  /** A class name that nobody else has. */
  static newName(): string {
    names += 1;
    return `cm-style-${names}`;
  }

  /** In the order given: a later module holds over an earlier one. */
  static mount(root: Document | ShadowRoot, modules: StyleModule | readonly StyleModule[]): void {
    const document = root.ownerDocument ?? root;
    const known = mounted.get(document) ?? { sheet: new CSSStyleSheet(), modules: new Set() };
    if (!mounted.has(document)) {
      mounted.set(document, known);
      document.adoptedStyleSheets.push(known.sheet);
    }
    const wanted = modules instanceof StyleModule ? [modules] : modules;
    if (wanted.every((module) => known.modules.has(module))) return;
    for (const module of wanted) known.modules.add(module);
    const rules = [...known.modules].map((module) => module.getRules()).join('\n');
    known.sheet.replaceSync(`@layer editor {\n${rules}\n}`);
  }
}

function selectorsOf(text: string): readonly string[] {
  return text.startsWith('@') ? [text] : text.split(/,\s*/);
}

function rulesOf(
  selectors: readonly string[],
  spec: StyleSpec[string] | undefined,
  finish: (selector: string) => string,
): readonly string[] {
  if (spec === null || typeof spec !== 'object') return [`${selectors.join(', ')};`];
  const at = selectors[0]?.startsWith('@') ? selectors[0] : null;
  const declarations: string[] = [];
  const inner: string[] = [];
  const nested: string[] = [];
  for (const [name, value] of Object.entries(spec)) {
    if (name.includes('&')) {
      const outer = selectorsOf(name).flatMap((part) => selectors.map((one) => part.replace('&', one)));
      nested.push(...rulesOf(outer, value, finish));
    } else if (value !== null && typeof value === 'object') {
      // Steps of an animation are no selectors of a theme.
      const own = at?.startsWith('@keyframes') ? (selector: string) => selector : finish;
      inner.push(...rulesOf(selectorsOf(name), value, own));
    } else if (value !== null) declarations.push(`${propertyName(name)}: ${value};`);
  }
  const body = [...declarations, ...inner].join(' ');
  const heads = at === null ? selectors.map(finish) : selectors;
  return [...nested, ...(body === '' ? [] : [`${heads.join(', ')} {${body}}`])];
}

/** `backgroundColor_2` is a second `background-color`. */
function propertyName(name: string): string {
  return name.replace(/_.*/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
