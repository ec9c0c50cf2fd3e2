/** How a person is called before the real name is bound. */
export const nameByPhone = (phone: string): string => `尾号 ${phone.slice(-4)} 的用户`;

export const wechatUserName = '微信用户';

/** Name of the reach of a role without an institution. */
export const wholeInstallationName = '全部机构';
