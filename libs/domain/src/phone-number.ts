/** Half-width digits without spaces, dashes and the country code of China. */
export const normalizePhone = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000()（）-]/g, '')
    .replace(/^(?:[+＋]|00)86/, '');

/** A mobile number of mainland China, eleven digits; give it the normalised text. */
export const isMobilePhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** The normalised mobile number, or null when the text is none. */
export const parseMobilePhone = (text: string): string | null => {
  const phone = normalizePhone(text);
  return isMobilePhone(phone) ? phone : null;
};

/** '138****5678'; of a number of another length only the last two digits stay. */
export const maskPhone = (phone: string): string =>
  phone.length === 11
    ? `${phone.slice(0, 3)}****${phone.slice(7)}`
    : '*'.repeat(Math.max(0, phone.length - 2)) + phone.slice(-2);
