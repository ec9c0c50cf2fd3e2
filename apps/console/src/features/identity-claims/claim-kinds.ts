import type { IdentityClaim } from '../../api/types';

/** Why a claim did not settle by itself, and what to look at. */
export const claimKinds: Record<IdentityClaim['kind'], { name: string; advice: string }> = {
  NOT_ON_FILE: {
    name: '档案里没有这个人',
    advice: '请先确认这位居民归本机构管理，并把他的资料导入，再通过；不归本机构管理的，请不予通过并说明去哪里办理。',
  },
  NAME_DIFFERS: {
    name: '姓名与档案不同',
    advice: '身份证号在档案里，但姓名不一样。请核对身份证：可能是档案里写错了字，也可能是填错了身份证号。',
  },
  ALREADY_BOUND: {
    name: '已被别的账号实名',
    advice: '这个身份证号已经绑定了另一个账号。请当面核对身份证，确认现在申请的是本人。',
  },
};
