/** A name or a search word in the form in which the two are compared: compatible characters made one, no case, no spaces. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Every single character and every two neighbouring characters of a folded name, each once. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded];
  return [...new Set([...characters, ...characters.slice(1).map((character, index) => `${characters[index]}${character}`)])];
}

/**
 * The grams by which a folded search word is looked up: its first and its last two characters. The end of a word is
 * often rarer than its beginning, which many names share; a word of one or two characters has only one gram.
 */
export function lookUpGrams(folded: string): string[] {
  const characters = [...folded];
  return [...new Set([characters.slice(0, 2).join(''), characters.slice(-2).join('')])];
}

/** A LIKE pattern (escape character `!`) for names that contain the folded word. */
export const containing = (folded: string): string => `%${folded.replace(/[!%_]/g, '!$&')}%`;
