/** One element of a WXML file. An attribute without a value is `true`. */
export interface WxmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly children: WxmlNode[];
}

export type WxmlNode = WxmlElement | { readonly text: string };

export const isText = (node: WxmlNode): node is { readonly text: string } => 'text' in node;

const selfClosing = new Set(['import', 'include']);

/** Parses WXML, which is stricter than HTML: every element is closed. Throws where that is not so. */
export function parseWxml(source: string): WxmlNode[] {
  return new Parser(source.replace(/<!--[\s\S]*?-->/g, '')).parse();
}

class Parser {
  #position = 0;
  readonly #top: WxmlElement = { tag: '', attributes: {}, children: [] };
  readonly #open: WxmlElement[] = [this.#top];

  constructor(private readonly source: string) {}

  parse(): WxmlNode[] {
    while (this.#position < this.source.length) {
      const next = this.source.indexOf('<', this.#position);
      this.#addText(this.source.slice(this.#position, next < 0 ? undefined : next));
      if (next < 0) break;
      this.#position = next;
      if (this.source[next + 1] === '/') this.#closeElement();
      else this.#openElement();
    }
    const left = this.#open.at(-1);
    if (left && left !== this.#top) throw new Error(`WXML: <${left.tag}> is never closed`);
    return this.#top.children;
  }

  get #parent(): WxmlElement {
    return this.#open.at(-1) ?? this.#top;
  }

  #addText(text: string): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.#parent.children.push({ text: trimmed });
  }

  #closeElement(): void {
    const end = this.source.indexOf('>', this.#position);
    const tag = this.source.slice(this.#position + 2, end).trim();
    if (this.#parent.tag !== tag) throw new Error(`WXML: </${tag}> closes <${this.#parent.tag}>`);
    this.#open.pop();
    this.#position = end + 1;
  }

  #openElement(): void {
    this.#position += 1;
    const attributes: Record<string, string | true> = {};
    const element: WxmlElement = { tag: this.#read(/[\w-]+/y), attributes, children: [] };
    this.#parent.children.push(element);
    for (;;) {
      this.#read(/\s*/y);
      if (this.#skip('/>')) return;
      if (this.#skip('>')) break;
      const name = this.#read(/[\w:.@-]+/y);
      attributes[name] = this.#skip('=') ? this.#quoted() : true;
    }
    if (!selfClosing.has(element.tag)) this.#open.push(element);
  }

  #quoted(): string {
    const quote = this.source[this.#position];
    const end = this.source.indexOf(quote ?? '"', this.#position + 1);
    if ((quote !== '"' && quote !== "'") || end < 0) throw new Error(`WXML: a quoted value is missing at ${this.#where()}`);
    const value = this.source.slice(this.#position + 1, end);
    this.#position = end + 1;
    return value;
  }

  #skip(text: string): boolean {
    if (!this.source.startsWith(text, this.#position)) return false;
    this.#position += text.length;
    return true;
  }

  #read(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.source);
    if (!match) throw new Error(`WXML: not understood at ${this.#where()}`);
    this.#position = pattern.lastIndex;
    return match[0];
  }

  #where(): string {
    return JSON.stringify(this.source.slice(this.#position, this.#position + 40));
  }
}
