import { createWx } from './api/index.js';
import { setAtPath } from './data-path.js';
import { compileBinding, scopeOf } from './expression.js';
import { ModuleLoader } from './modules.js';
import { TemplateLibrary } from './template.js';
import { parseWxml } from './wxml-parser.js';

const evaluate = (source: string, data: Record<string, unknown>, asObject = false): unknown => compileBinding(source, asObject)(scopeOf(data, {}));
const render = (files: Record<string, string>, data: Record<string, unknown>): unknown => new TemplateLibrary(files).render('page.wxml', data);

describe('WXML', () => {
  test('elements, attributes without value, texts; comments are left out', () => {
    expect(parseWxml('<view class="a" hidden><!-- no --><text>您好</text></view><import src="x.wxml"/>')).toEqual([
      { tag: 'view', attributes: { class: 'a', hidden: true }, children: [{ tag: 'text', attributes: {}, children: [{ text: '您好' }] }] },
      { tag: 'import', attributes: { src: 'x.wxml' }, children: [] },
    ]);
  });

  test.each([
    ['an element that is never closed', '<view><text></text>', '<view> is never closed'],
    ['elements that cross', '<view><text></view></text>', '</view> closes <text>'],
    ['a value without quotes', '<view class=a></view>', 'a quoted value is missing'],
  ])('%s is an error, as in WeChat', (_name, source, message) => {
    expect(() => parseWxml(source)).toThrow(message);
  });
});

describe('bindings', () => {
  test('one alone keeps its type; among text all become text; null is empty', () => {
    expect(evaluate('{{ n + 1 }}', { n: 1 })).toBe(2);
    expect(evaluate('共 {{ n }} 人{{ nothing }}', { n: 3, nothing: null })).toBe('共 3 人');
    expect(evaluate('没有', {})).toBe('没有');
    expect(evaluate('{{ i, name: who }}', { i: 7, who: '甲' }, true)).toEqual({ i: 7, name: '甲' });
  });

  test('a name that nobody knows is undefined, not something of the browser', () => {
    expect(evaluate('{{ location }}', {})).toBeUndefined();
  });
});

describe('setData paths', () => {
  test('make what is missing on the way', () => {
    const data = {};
    setAtPath(data, 'root.cn.[2].v', 'x');
    setAtPath(data, 'list[0].name', 'y');
    expect(data).toEqual({ root: { cn: [undefined, undefined, { v: 'x' }] }, list: [{ name: 'y' }] });
  });
});

describe('templates', () => {
  test('conditions, lists with keys, templates of another file with their data', () => {
    const files = {
      'page.wxml': '<import src="parts.wxml"/><view wx:for="{{ list }}" wx:key="id"><template is="{{ item.kind }}" data="{{ n: item.id }}"/></view><text wx:if="{{ list.length }}">有</text><text wx:else>无</text>',
      'parts.wxml': '<template name="a"><text>{{ n }}</text></template>',
    };
    expect(render(files, { list: [{ id: 4, kind: 'a' }] })).toMatchObject([{ tag: 'view', key: 4, children: [{ tag: 'text', children: [{ text: '4' }] }] }, { tag: 'text', children: [{ text: '有' }] }]);
    expect(render(files, { list: [] })).toMatchObject([{ tag: 'text', children: [{ text: '无' }] }]);
  });

  test('a template that is missing, a file that is missing and a list that is none fail loudly', () => {
    expect(() => render({ 'page.wxml': '<template is="gone"/>' }, {})).toThrow("there is no template 'gone'");
    expect(() => render({ 'page.wxml': '<import src="gone.wxml"/>' }, {})).toThrow('gone.wxml');
    expect(() => render({ 'page.wxml': '<view wx:for="{{ n }}"/>' }, { n: {} })).toThrow('wx:for needs a list');
  });
});

describe('scripts', () => {
  const load = (source: string): unknown => new ModuleLoader({ 'page.js': source }, {}, () => []).require('page');

  test('see what a mini-program sees: no window, no document, no fetch, no code from text', () => {
    for (const name of ['window', 'document', 'fetch', 'localStorage', 'Intl', 'URL']) expect(load(`module.exports = typeof ${name}`)).toBe('undefined');
    expect(() => load("new Function('return 1')")).toThrow('cannot make a function from text');
    expect(load("module.exports = Function('return this')()")).toBeUndefined();
  });

  test('a function of wx that the emulator lacks fails by its name', () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const wx = createWx({} as never) as Record<string, () => void>;
    expect(() => wx['startSoterAuthentication']?.()).toThrow('startSoterAuthentication');
  });
});
