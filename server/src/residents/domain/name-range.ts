/**
 * The half-open range of names that begin with a text. An index in code point order serves it on both databases, which
 * LIKE does not do on SQLite.
 */
export const namesBeginning = (text: string): readonly [from: string, before: string] => [text, `${text}\u{10FFFF}`];
