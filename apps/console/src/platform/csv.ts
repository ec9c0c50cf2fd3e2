/**
 * One cell of a CSV file. A spreadsheet runs a cell that begins with = + - @ (or a tab or line break before one) as a
 * formula, so such text is led by an apostrophe; quotes, commas and line breaks are quoted by RFC 4180.
 */
export const csvCell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV file as text, with the byte order mark by which spreadsheets know UTF-8. */
export const csvFile = (heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${[heading, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
