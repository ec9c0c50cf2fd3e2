// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 does not allow
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const special = /[&<>"]/g;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for XML content and attributes; characters that XML cannot hold are left out. */
export const escapeXml = (text: string): string => text.replace(notXml, '').replace(special, (character) => escapes[character] ?? '');
