import { type BundleFiles, readFile, resolvePath } from './bundle.js';
import { compileBinding, type Scope, scopeOf } from './expression.js';
import { isText, parseWxml, type WxmlElement, type WxmlNode } from './wxml-parser.js';

/** What a template with data comes to; the screen is made to look like it. */
export type VirtualNode = VirtualText | VirtualElement;
export interface VirtualText {
  readonly text: string;
}
export interface VirtualElement {
  readonly tag: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly children: VirtualNode[];
  /** From wx:key; keeps the element when its place changes. */
  key: unknown;
}

export type Data = Readonly<Record<string, unknown>>;

/** One WXML file: its own content, the templates it may use, the WXS modules it sees. */
interface Unit {
  readonly body: WxmlNode[];
  readonly templates: Map<string, { node: WxmlElement; unit: Unit }>;
  readonly modules: Record<string, unknown>;
}

/** All WXML of a bundle, loaded when first asked for. */
export class TemplateLibrary {
  readonly #units = new Map<string, Unit>();

  constructor(private readonly files: BundleFiles) {}

  /** The content of a WXML file with this data. */
  render(path: string, data: Data): VirtualNode[] {
    const unit = this.#load(path);
    return renderNodes(unit.body, data, unit);
  }

  #load(path: string): Unit {
    const known = this.#units.get(path);
    if (known) return known;
    const unit: Unit = { body: [], templates: new Map(), modules: {} };
    this.#units.set(path, unit);
    for (const node of parseWxml(readFile(this.files, path))) {
      if (isText(node)) unit.body.push(node);
      else if (node.tag === 'import') for (const [name, template] of this.#load(resolvePath(path, String(node.attributes.src))).templates) unit.templates.set(name, template);
      else if (node.tag === 'include') unit.body.push(...this.#load(resolvePath(path, String(node.attributes.src))).body);
      else if (node.tag === 'wxs') unit.modules[String(node.attributes.module)] = this.#runWxs(resolvePath(path, String(node.attributes.src)));
      else if (node.tag === 'template' && node.attributes.name) unit.templates.set(String(node.attributes.name), { node, unit });
      else unit.body.push(node);
    }
    return unit;
  }

  #runWxs(path: string): unknown {
    const module = { exports: {} };
    const require = (target: string): unknown => this.#runWxs(resolvePath(path, target));
    new Function('module', 'exports', 'require', readFile(this.files, path))(module, module.exports, require);
    return module.exports;
  }
}

function renderNodes(nodes: readonly WxmlNode[], data: Data, unit: Unit): VirtualNode[] {
  const scope = scopeOf(data, unit.modules);
  const output: VirtualNode[] = [];
  let chosen = false; // whether an earlier branch of this wx:if … wx:else was taken
  for (const node of nodes) {
    if (isText(node)) {
      output.push({ text: asText(compileBinding(node.text)(scope)) });
      continue;
    }
    const condition = conditionOf(node);
    if (condition) {
      const wanted = condition.kind === 'else' || Boolean(compileBinding(condition.source)(scope));
      const taken: boolean = wanted && (condition.kind === 'if' || !chosen);
      chosen = condition.kind === 'if' ? taken : chosen || taken;
      if (!taken) continue;
    }
    output.push(...(node.attributes['wx:for'] === undefined ? renderElement(node, data, scope, unit) : renderList(node, data, scope, unit)));
  }
  return output;
}

function conditionOf({ attributes }: WxmlElement): { kind: 'if' | 'elif' | 'else'; source: string } | null {
  for (const kind of ['if', 'elif', 'else'] as const) {
    const source = attributes[`wx:${kind}`];
    if (source !== undefined) return { kind, source: String(source) };
  }
  return null;
}

function renderList(node: WxmlElement, data: Data, scope: Scope, unit: Unit): VirtualNode[] {
  const { attributes } = node;
  const list = compileBinding(String(attributes['wx:for']))(scope) ?? [];
  if (!Array.isArray(list)) throw new Error(`WXML: wx:for needs a list, ${String(attributes['wx:for'])} is none`);
  const itemName = String(attributes['wx:for-item'] ?? 'item');
  const indexName = String(attributes['wx:for-index'] ?? 'index');
  const keyName = attributes['wx:key'];
  return list.flatMap((item: unknown, index) => {
    const itemData = { ...data, [itemName]: item, [indexName]: index };
    const nodes = renderElement(node, itemData, scopeOf(itemData, unit.modules), unit);
    if (keyName !== undefined) {
      const key = keyName === '*this' ? item : (item as Record<string, unknown> | null)?.[String(keyName)];
      for (const made of nodes) if ('tag' in made) made.key ??= key;
    }
    return nodes;
  });
}

function renderElement(node: WxmlElement, data: Data, scope: Scope, unit: Unit): VirtualNode[] {
  const { tag, attributes, children } = node;
  if (tag === 'block') return renderNodes(children, data, unit);
  if (tag === 'template') {
    const name = String(compileBinding(String(attributes.is))(scope));
    const template = unit.templates.get(name);
    if (!template) throw new Error(`WXML: there is no template '${name}'`);
    const own = attributes.data === undefined ? {} : compileBinding(String(attributes.data), true)(scope);
    return renderNodes(template.node.children, own as Data, template.unit);
  }
  const properties: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(attributes)) {
    if (!name.startsWith('wx:')) properties[name] = source === true ? true : compileBinding(source)(scope);
  }
  return [{ tag, properties, children: renderNodes(children, data, unit), key: properties['data-sid'] }];
}

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
