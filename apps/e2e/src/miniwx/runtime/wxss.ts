import { type BundleFiles, resolvePath } from './bundle.js';

/** WXSS tags that the emulator draws with elements of another name. */
const elementNames = new Set([
  'page', 'view', 'text', 'button', 'image', 'form', 'label', 'picker', 'picker-view', 'picker-view-column', 'switch', 'radio-group', 'checkbox-group', 'radio',
  'checkbox', 'scroll-view', 'swiper', 'swiper-item', 'navigator', 'icon', 'progress', 'slider', 'web-view', 'cover-view', 'cover-image', 'rich-text',
]);

/** '10rpx' as CSS; 750rpx are the width of the screen. */
export const convertRpx = (css: string): string => css.replace(/(-?\d*\.?\d+)rpx\b/g, (_match, number: string) => `calc(${number} * 100vw / 750)`);

/** A WXSS file with everything it imports, as CSS for the emulator's elements. */
export function wxssToCss(files: BundleFiles, path: string): string {
  const source = (files[path] ?? '').replace(/\/\*[\s\S]*?\*\//g, '');
  const withImports = source.replace(/@import\s+["']([^"']+)["']\s*;?/g, (_match, target: string) => wxssToCss(files, resolvePath(path, target)));
  return convertRpx(renameTags(withImports));
}

/** Renames tag selectors; declarations, at-rule conditions and keyframes stay as they are. */
function renameTags(css: string): string {
  let output = '';
  let position = 0;
  while (position < css.length) {
    const open = css.indexOf('{', position);
    if (open < 0) return output + css.slice(position);
    const close = matchingBrace(css, open);
    const prelude = css.slice(position, open);
    const body = css.slice(open + 1, close);
    const atRule = /^\s*@([\w-]+)/.exec(prelude)?.[1];
    const nested = atRule === 'media' || atRule === 'supports' || atRule === 'layer';
    output += `${atRule ? prelude : renameSelector(prelude)}{${nested ? renameTags(body) : body}}`;
    position = close + 1;
  }
  return output;
}

const renameSelector = (selector: string): string =>
  selector.replace(/(^|[\s,>+~(])([a-z][a-z-]*)(?=$|[\s,>+~.:#[)])/g, (whole, before: string, tag: string) => (elementNames.has(tag) ? `${before}wx-${tag}` : whole));

function matchingBrace(css: string, open: number): number {
  let depth = 0;
  for (let position = open; position < css.length; position += 1) {
    if (css[position] === '{') depth += 1;
    else if (css[position] === '}' && (depth -= 1) === 0) return position;
  }
  throw new Error('WXSS: a block is never closed');
}
