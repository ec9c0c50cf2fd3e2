/** Chinese characters and full-width signs take two columns of a terminal. */
const widthOf = (text) => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0);

/**
 * Rows of text as lines, columns aligned: the first to the left, the others to the right.
 * @param {string[][]} rows the headings first
 */
export function tableLines(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  const line = (row) => row.map((text, column) => {
    const gap = ' '.repeat(widths[column] - widthOf(text));
    return column === 0 ? text + gap : gap + text;
  }).join('  ').trimEnd();
  const [headings, ...rest] = rows;
  return [line(headings), '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...rest.map(line)];
}
