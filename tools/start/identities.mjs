import { textTable } from '../workspace/progress.mjs';

/** How to sign in with a demo identity, in one cell. */
function signIn({ kind, phone, username, password, totpCode }) {
  if (kind === 'PHONE') return `手机号 ${phone}`;
  return `账号 ${username}  密码 ${password}${totpCode ? `  动态码 ${totpCode}` : ''}`;
}

/** Lines that show who one can be in the demo, for the terminal. */
export function identityTable(identities) {
  const rows = identities.map((identity) => [identity.roleName, identity.name, identity.where, signIn(identity.signIn), identity.hint ?? '']);
  return textTable([['身份', '姓名', '在哪里登录', '怎样登录', '可以试试'], ...rows]);
}
