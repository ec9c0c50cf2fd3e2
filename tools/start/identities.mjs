import { displayWidth, textTable } from '../workspace/progress.mjs';

/** How to sign in with a demo identity, in one cell. */
function signIn({ kind, phone, username, password, totpCode }) {
  if (kind === 'PHONE') return `手机号 ${phone}`;
  return `账号 ${username}  密码 ${password}${totpCode ? '  动态码 *' : ''}`;
}

/** Lines that show who one can be in the demo, for a terminal of so many columns; what to try is left out where it does not fit. */
export function identityTable(identities, columns = Infinity) {
  const rows = [
    ['身份', '姓名', '在哪里登录', '怎样登录', '可以试试'],
    ...identities.map((identity) => [identity.roleName, identity.name, identity.where, signIn(identity.signIn), identity.hint ?? '']),
  ];
  const whole = textTable(rows);
  const lines = whole.every((line) => displayWidth(line) <= columns) ? whole : textTable(rows.map((row) => row.slice(0, -1)));
  const codes = identities.some((identity) => identity.signIn.totpCode);
  return codes ? [...lines, '', '* 动态码每半分钟换一次：在登录页的“演示身份”里选这个人，会自动填好。'] : lines;
}
