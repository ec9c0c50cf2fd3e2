import type { Cited, ReturnReason } from '../schema.js';

const reason = (code: string, title: string, advice: string, noteRequired = false): Cited<ReturnReason> => ({
  value: { code, title, advice, noteRequired },
  clause: 'PRODUCT',
  confidence: 'M',
  note: '文件要求及时处理在线签约 [J8]，没有规定退回原因；原因须让居民知道下一步怎么办',
});

/** Why a doctor may give an application back; each tells the resident how to go on. */
export const returnReasons: readonly Cited<ReturnReason>[] = [
  reason('OUT_OF_AREA', '您的住址不在本团队的服务范围', '请在“找团队”里选择离您住处近的团队。'),
  reason('INFORMATION_TO_CHECK', '您的身份或联系信息需要核对', '请带身份证到团队所在机构核对，之后可以重新申请。'),
  reason('NOT_REACHED', '多次联系不上您', '请检查手机号是否正确，或直接给团队所在机构打电话，之后可以重新申请。'),
  reason('OTHER_TEAM_SUITS_BETTER', '有更适合您情况的团队', '请看医生写的说明，改选推荐的团队。', true),
  reason('TEAM_OVERLOADED', '本团队近期人手不足，难以保证服务', '请选择同一机构的其他团队，或过一段时间再申请。'),
  reason('SIGNED_ELSEWHERE', '您已由其他机构的家庭医生签约服务', '一个人同时只签一个团队。如要更换，请先和原团队结束签约。'),
  reason('OTHER', '其他原因', '请看医生写的说明，有疑问可以给团队所在机构打电话。', true),
];
