import type { PolicyPack } from '../schema.js';

/** What a person loses by refusing, and what not; said without pressure, both halves equally plain. */
export const refusalConsequences: PolicyPack['refusalConsequences'] = {
  AGREEMENT: {
    value: [
      '您这次不会签约，没有家庭医生团队为您提供清单里的签约服务。',
      '您照常可以挂号、看病、住院、买药，医保待遇不变。',
      '您照常可以在居住地的基层医疗卫生机构免费享受基本公共卫生服务。',
      '以后想签，随时可以再来，不会因为这次没签受到影响。',
    ],
    clause: 'J10',
    confidence: 'H',
  },
  HEALTH_DATA_CONSENT: {
    value: [
      '团队看不到也不能使用您的健康信息，没有办法为您做健康管理和随访，所以这次签约办不了。',
      '您照常可以挂号、看病、住院、买药，医保待遇不变。',
      '您照常可以在居住地的基层医疗卫生机构免费享受基本公共卫生服务。',
      '您已经填写的内容不会提交给任何团队；改变主意时，随时可以重新阅读并同意。',
    ],
    clause: '《个人信息保护法》第十六条',
    confidence: 'H',
    note: '没有健康信息就无法提供签约服务，属于提供服务所必需；不得以此拒绝其他服务',
  },
};
