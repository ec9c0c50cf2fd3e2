/** 4 to 32 letters, digits, dots and dashes, in lower case; null for anything else. */
export function parseUsername(text: string): string | null {
  const username = text.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9.-]{2,30}[a-z0-9]$/.test(username) ? username : null;
}

export const passwordLength = { least: 10, most: 128 } as const;

const fewestDifferentCharacters = 5;

/** Beginnings and cores of the passwords that guessing programs and colleagues try first. */
const commonParts = [
  'password', 'passw0rd', 'qwerty', 'asdfgh', 'zxcvbn', '1qaz2wsx', 'q1w2e3', 'admin', 'letmein', 'welcome', 'iloveyou', 'woaini', '5201314',
  'jiayi', 'yisheng', 'weisheng', 'changeme', 'abc123', 'a123456', 'abcdef', '123456', '654321', '111111', '000000', '888888', '666666',
];

/** What is left must carry the strength once everything guessable is taken away. */
const fewestRemaining = 6;

/** Why a password is refused, or null. Length and unpredictability count; kinds of characters do not. */
export function passwordFault(password: string, username: string): 'LENGTH' | 'COMMON' | 'USERNAME' | null {
  const characters = Array.from(password);
  if (characters.length < passwordLength.least || characters.length > passwordLength.most) return 'LENGTH';
  const folded = password.toLowerCase();
  if (folded.includes(username.toLowerCase())) return 'USERNAME';
  if (new Set(characters).size < fewestDifferentCharacters || isRun(folded)) return 'COMMON';
  const remaining = commonParts.reduce((text, part) => text.replaceAll(part, ''), folded);
  return remaining.length < fewestRemaining && remaining !== folded ? 'COMMON' : null;
}

/** 'abcdefghij', '9876543210': each character follows the one before it. */
function isRun(text: string): boolean {
  const steps = Array.from(text).slice(1).map((character, index) => (character.codePointAt(0) as number) - (text.codePointAt(index) as number));
  return [1, -1].some((step) => steps.filter((each) => each === step).length >= steps.length - 1);
}

/** Without 0, O, 1, l, I: it is read from a screen or over the telephone. */
const passwordAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A one-time password in four groups, `k7mp-x2ra-9wqd-4hju`: 79 bits.
 * @param randomIndex a uniformly random whole number from 0 to below its argument
 */
export function makeInitialPassword(randomIndex: (below: number) => number): string {
  const group = () => Array.from({ length: 4 }, () => passwordAlphabet.charAt(randomIndex(passwordAlphabet.length))).join('');
  return [group(), group(), group(), group()].join('-');
}
