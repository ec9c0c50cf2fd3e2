/** What an expression can see: the data, then the WXS modules. A name that neither knows is undefined, as in WeChat. */
export type Scope = object;

export function scopeOf(data: Readonly<Record<string, unknown>>, modules: Readonly<Record<string, unknown>>): Scope {
  return new Proxy(data, {
    has: (_target, name) => typeof name === 'string',
    get: (target, name) => (typeof name !== 'string' ? undefined : name in target ? target[name] : modules[name]),
  });
}

type Evaluate = (scope: Scope) => unknown;
const compiled = new Map<string, Evaluate>();

/**
 * Compiles an attribute or text with `{{ }}` in it. One expression alone keeps its type; among text, all become one text in which null and
 * undefined are empty. `asObject` is for a template's `data`, whose inside is that of an object literal.
 */
export function compileBinding(source: string, asObject = false): Evaluate {
  const key = `${asObject ? 'object' : 'value'} ${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const parts: { text: string; code: boolean }[] = [];
  let end = 0;
  for (const match of source.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    if (match.index > end) parts.push({ text: source.slice(end, match.index), code: false });
    parts.push({ text: asObject ? `{${match[1]}}` : String(match[1]), code: true });
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ text: source.slice(end), code: false });
  const evaluate = parts.some(({ code }) => code) ? compileParts(parts) : () => source;
  compiled.set(key, evaluate);
  return evaluate;
}

function compileParts(parts: readonly { text: string; code: boolean }[]): Evaluate {
  const [first] = parts;
  const body = parts.length === 1 && first
    ? `(${first.text})`
    : parts.map(({ text, code }) => (code ? `((value) => value == null ? '' : value)(${text})` : JSON.stringify(text))).join(" + '' + ");
  // `with` gives WXML's rule for names; the code comes from the bundle under test and runs only in the test's own browser page.
  return new Function('scope', `with (scope) { return ${body}; }`) as Evaluate;
}
