/** What can be looked for in the record, as the server names it, in the order of daily use. */
export const actionNames = {
  'session.sign-in': '登录',
  'session.sign-in-failed': '登录失败',
  'session.lockout': '账号锁定',
  'session.sign-out': '退出登录',
  'session.revoke': '退出其他设备',
  'contract.submit': '提交签约申请',
  'contract.accept': '接收签约',
  'contract.return': '退回签约申请',
  'contract.withdraw': '撤回签约申请',
  'contract.expire': '签约到期',
  'consent.refuse': '不同意文书',
  'identity.bind': '完成实名',
  'identity.claim': '提交实名申请',
  'identity.approve-claim': '通过实名申请',
  'identity.reject-claim': '驳回实名申请',
  'institution.update': '修改机构信息',
  'institution.confirm': '确认机构信息',
  'team.update': '修改团队信息',
  'team.confirm': '确认团队信息',
  'team.add-member': '添加团队成员',
  'team.remove-member': '移出团队成员',
  'import.create': '上传导入文件',
  'import.confirm': '确认导入',
  'import.apply': '完成导入',
  'import.discard': '放弃导入',
  'account.create': '创建账号',
  'account.update': '修改账号',
  'account.reset-password': '重置密码',
  'account.change-password': '修改密码',
  'account.change-password-failed': '修改密码失败',
  'account.enrol-second-factor': '启用动态验证码',
  'account.set-phone': '绑定手机号',
} as const;

export const targetNames: Readonly<Record<string, string>> = {
  account: '账号',
  contract: '签约',
  'identity-claim': '实名申请',
  import: '导入',
  institution: '机构',
  resident: '居民',
  session: '登录设备',
  team: '团队',
};

/** 'contract', '12' → '签约 12'; a kind without a name stands for itself. */
export const targetText = (kind: string, id: string): string => `${targetNames[kind] ?? kind} ${id}`;
