/*
 * Breaking Chinese text into lines: a line may end after any character but an opening bracket or quote, and begin with any
 * but a closing one or a stop; Latin words and numbers stay whole. Full lines are spread to the width, as is usual in print.
 */

/** Width of a text in points. */
export type Measure = (text: string) => number;

export interface Line {
  readonly text: string;
  /** Points to add behind each character so that the line fills its width; 0 for the last line of a paragraph. */
  readonly spacing: number;
}

const neverFirst = /^[，。、；：？！）】》〉」』”’…—～·％℃〕,.;:?!)\]}%]/u;
const neverLast = /[（【《〈「『“‘〔([{]$/u;
const pieces = /[\p{Script=Latin}\p{N}]+(?:[-./:_@%+][\p{Script=Latin}\p{N}]+)*%?|\s+|[^\p{Script=Latin}\p{N}\s]/gu;
/** A line that would have to be spread by more than this share of its width stays ragged. */
const mostSpreading = 0.12;
/** A last line shorter than this many characters looks lost; it takes some from the line before. */
const fewestInLastLine = 3;

/**
 * @param width in points
 * @param indent of the first line, in points
 */
export function breakLines(text: string, width: number, measure: Measure, indent = 0): Line[] {
  const lines: string[][] = [[]];
  const room = (index: number): number => width - (index === 0 ? indent : 0);
  let used = 0;
  for (const unit of unitsOf(text, (piece) => measure(piece) <= width)) {
    const line = lines.at(-1) as string[];
    const isSpace = unit.trim() === '';
    const unitWidth = measure(unit);
    if (line.length > 0 && !isSpace && used + unitWidth > room(lines.length - 1)) {
      lines.push([unit]);
      used = unitWidth;
    } else if (line.length > 0 || !isSpace) {
      line.push(unit);
      used += unitWidth;
    }
  }
  fillLastLine(lines);
  return lines.map((units, index) => {
    const content = units.join('').trim();
    return { text: content, spacing: index === lines.length - 1 ? 0 : spacingOf(content, room(index), measure) };
  });
}

const lengthOf = (units: readonly string[]): number => [...units.join('').trim()].length;

function fillLastLine(lines: string[][]): void {
  const [before, last] = lines.slice(-2);
  if (!before || !last) return;
  while (lengthOf(last) < fewestInLastLine && lengthOf(before.slice(0, -1)) >= fewestInLastLine * 2) last.unshift(before.pop() as string);
}

function spacingOf(line: string, width: number, measure: Measure): number {
  const left = width - measure(line);
  const gaps = [...line].length - 1;
  return gaps > 0 && left > 0 && left < width * mostSpreading ? left / gaps : 0;
}

/** The parts between which a line may end. What is too long for a line, such as a hash, may be cut anywhere. */
function unitsOf(text: string, fits: (piece: string) => boolean): string[] {
  const units: string[] = [];
  for (const piece of text.match(pieces) ?? []) {
    const last = units.at(-1);
    const joins = last !== undefined && (neverFirst.test(piece) || neverLast.test(last)) && fits(last + piece);
    if (joins) units[units.length - 1] = last + piece;
    else if (fits(piece)) units.push(piece);
    else units.push(...piece);
  }
  return units;
}
