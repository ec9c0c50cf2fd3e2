import { randomInt } from 'node:crypto';

/*
 * An evidence code is what a resident reads out over the telephone: `JY7K-2MQ4-XT9P-8HWD`. After "JY" come 13 random
 * characters (64 bits) and a check character. The alphabet leaves out 0/O, 1/I/L, and has 31 characters because with a
 * prime number of them a weighted sum finds every single wrong character and every two that changed places.
 */

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const prefix = 'JY';
const randomLength = 13;

/** A new code; that no other record has it is up to the unique key on the column. */
export function newEvidenceCode(): string {
  let random = '';
  for (let index = 0; index < randomLength; index++) random += alphabet[randomInt(alphabet.length)];
  return grouped(random);
}

/**
 * The code as it is stored, from what a person typed: small letters, spaces and dashes do not matter.
 * @returns null when it cannot be a code, because a character was mistyped
 */
export function readEvidenceCode(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '');
  const random = characters.slice(prefix.length, prefix.length + randomLength);
  const known = random.length === randomLength && [...random].every((character) => alphabet.includes(character));
  const code = known ? grouped(random) : null;
  return code?.replaceAll('-', '') === characters ? code : null;
}

const grouped = (random: string): string => (`${prefix}${random}${checkCharacter(random)}`.match(/.{4}/g) as string[]).join('-');

function checkCharacter(random: string): string {
  let sum = 0;
  [...random].forEach((character, index) => { sum += (index + 2) * alphabet.indexOf(character); });
  return alphabet[(alphabet.length - (sum % alphabet.length)) % alphabet.length] as string;
}
