import { readFileSync } from 'node:fs';
import path from 'node:path';

const tokens = Object.fromEntries(
  [...readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, colour]) => [name, colour]),
) as Record<string, string>;

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const colour = (name: string): string => {
  const found = tokens[name];
  if (found === undefined) throw new Error(`No token ${name}`);
  return found;
};

test('the formula gives the known extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each([
  ['ink', 'card'], ['ink', 'paper'], ['ink', 'teal-tint'], ['ink', 'page-of-text'],
  ['ink-soft', 'card'], ['ink-soft', 'paper'], ['ink-soft', 'teal-tint'], ['ink-soft', 'page-of-text'],
  ['teal', 'card'], ['teal', 'paper'], ['teal', 'teal-tint'], ['teal-pressed', 'teal-tint'], ['teal-ink', 'teal-tint'], ['card', 'teal'], ['on-teal', 'teal'],
  ['card', 'apricot'], ['apricot-ink', 'apricot-tint'], ['danger', 'card'], ['danger', 'paper'], ['danger-ink', 'danger-tint'],
  ['success-ink', 'success-tint'], ['card', 'success'], ['key-group', 'key-group-tint'], ['warning-ink', 'key-group-tint'],
  ['quiet-ink', 'quiet'], ['disabled-ink', 'disabled'], ['placeholder', 'card'],
])('text in %s on %s reaches AA', (text, ground) => { expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5); });

test.each([['control-line', 'card'], ['teal', 'card'], ['danger', 'card']])('the edge of a control in %s on %s reaches 3:1', (edge, ground) => {
  expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
});
