import type { KeyGroupCode } from '@jiayi/domain';
import type { ServiceItem } from '../schema.js';

const publicHealthItem = (
  code: string,
  name: string,
  description: string,
  frequency: string,
  ...groups: KeyGroupCode[]
): ServiceItem => ({ code, name, description, publicHealth: true, frequency, groups });

const contractItem = (code: string, name: string, description: string, frequency: string): ServiceItem => ({
  code,
  name,
  description,
  publicHealth: false,
  frequency,
  groups: [],
});

/**
 * The kinds of service that the documents name, in words of this product: the shape of a package, not the national
 * list of items, which is imported once a county has it.
 */
export const healthRecord = publicHealthItem(
  'HEALTH_RECORD',
  '居民健康档案',
  '为您建立并及时更新健康档案，您可以查看自己的档案。',
  '建档一次，有变化随时更新',
);

export const healthEducation = (frequency: string): ServiceItem =>
  publicHealthItem('HEALTH_EDUCATION', '健康教育', '用您看得懂的话介绍怎样预防疾病、怎样吃药和锻炼。', frequency);

export const elderlyHealth = publicHealthItem(
  'ELDERLY_HEALTH',
  '老年人健康管理',
  '了解生活习惯和身体情况，做健康检查，告诉您结果和要注意的事。',
  '每年 1 次',
  'ELDERLY_65',
);

export const maternalHealth = publicHealthItem(
  'MATERNAL_HEALTH',
  '孕产妇健康管理',
  '孕期各阶段的健康检查指导、产后访视和产后 42 天健康检查。',
  '按孕周和产后时间安排',
  'PREGNANT',
);

export const childHealth = publicHealthItem(
  'CHILD_HEALTH',
  '0–6 岁儿童健康管理',
  '新生儿访视，按月龄和年龄检查生长发育，指导喂养和护理。',
  '按月龄和年龄安排',
  'CHILD_0_6',
);

export const hypertensionHealth = publicHealthItem(
  'HYPERTENSION_HEALTH',
  '高血压患者健康管理',
  '随访、测量血压、了解用药情况，控制不好时帮您调整或转诊。',
  '每年不少于 4 次随访',
  'HYPERTENSION',
);

export const diabetesHealth = publicHealthItem(
  'DIABETES_HEALTH',
  '2 型糖尿病患者健康管理',
  '当面随访、测量血糖、了解用药情况，控制不好时帮您调整或转诊。',
  '每年不少于 4 次面对面随访',
  'DIABETES',
);

export const tuberculosisHealth = publicHealthItem(
  'TUBERCULOSIS_HEALTH',
  '肺结核患者健康管理',
  '第一次入户随访，治疗期间督促服药、提醒复查。',
  '治疗期间每月随访',
  'TUBERCULOSIS',
);

export const mentalHealth = publicHealthItem(
  'MENTAL_HEALTH',
  '严重精神障碍患者健康管理',
  '随访、了解病情和用药，病情不稳定时及时转诊。',
  '每年不少于 4 次随访',
  'SEVERE_MENTAL_DISORDER',
);

export const healthAdvice = contractItem(
  'HEALTH_ADVICE',
  '健康咨询',
  '身体不舒服、看不懂检查结果、不清楚怎么吃药，可以问您的团队。不是 24 小时值守，急症请拨打 120。',
  '签约期内，团队上班时间',
);

export const careGuidance = contractItem(
  'CARE_GUIDANCE',
  '就医指导',
  '告诉您该去哪家医院、看哪个科，优先帮您约到自己的团队。',
  '签约期内，按需要',
);

export const referralBooking = contractItem(
  'REFERRAL_BOOKING',
  '转诊预约',
  '需要去上级医院时，团队帮您联系转诊、预约号源，回来后继续随访。',
  '签约期内，按病情需要',
);

export const longPrescription = contractItem(
  'LONG_PRESCRIPTION',
  '长期处方',
  '慢性病诊断明确、病情稳定时，经医生评估可以一次开 4 到 12 周的药，药费按医保规定结算。',
  '签约期内，由医生评估',
);

export const veryElderlyVisit = contractItem(
  'VERY_ELDERLY_VISIT',
  '80 岁以上老人随访',
  '80 岁以上的签约老人，团队当面或上门看望一次，了解身体情况。',
  '每年 1 次',
);

export const yearlyAssessment = contractItem(
  'YEARLY_ASSESSMENT',
  '年度健康评估',
  '每年汇总您的健康情况，说明有哪些风险，给出改善建议。',
  '每年 1 次',
);

export const regularContact = (frequency: string): ServiceItem =>
  contractItem('REGULAR_CONTACT', '主动联系', '团队主动打电话、发消息或见面，问问您的身体情况。', frequency);
