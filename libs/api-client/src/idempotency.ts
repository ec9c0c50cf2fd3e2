/**
 * A new key for one intended write, 32 hexadecimal digits. Make it before sending, keep it with the draft, and send
 * the same one again on every attempt: the server then does the work once and repeats its answer.
 */
export const newIdempotencyKey = (): string => {
  const bytes = new Uint8Array(16);
  if (typeof crypto !== 'undefined') crypto.getRandomValues(bytes);
  // A mini-program has no Web Crypto, and an older one no `globalThis` to look it up in. The key only has to be unlike
  // other keys of the same account, not unguessable.
  else for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(Math.random() * 256);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
