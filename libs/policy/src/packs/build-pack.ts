import { formatMonths } from '@jiayi/domain';
import { agreementFor } from '../documents/agreement.js';
import { healthDataConsent } from '../documents/health-data-consent.js';
import type { Cited, PolicyPack, ServiceItem } from '../schema.js';
import { commonValues } from '../shared/common-values.js';
import { refusalConsequences } from '../shared/refusal-consequences.js';
import { returnReasons } from '../shared/return-reasons.js';

/** What a region says itself; the rest is law or the same for all. */
export interface RegionStatements
  extends Pick<PolicyPack, 'code' | 'name' | 'contractMonths' | 'extensionMonths' | 'keyGroups' | 'coverageTargets'> {
  /** Items of the basic package in the order in which they are shown. */
  items: readonly Cited<ServiceItem>[];
  /** Clause that says what a basic package consists of. */
  packageClause: string;
  /** Sentences added to the agreement. */
  extension?: readonly string[];
  promises?: readonly string[];
}

const SAMPLE_NOTE =
  '样例：只有文件点到的服务类别，文字由本产品撰写；国家基本服务包清单（国卫办基层函〔2025〕133号）取得后导入替换。' +
  '随访和检查的频次取国家基本公共卫生服务规范的通行要求，须与清单核对。' +
  '个人不付费依据通行做法，当地若收取签约费，须改价格并同时改协议“费用”一章';

const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}或 ${words[words.length - 1] ?? ''}`;

/** A whole pack from what one region says. */
export const buildPack = (statements: RegionStatements): PolicyPack => {
  const { items, packageClause, extension = [], promises = [], ...region } = statements;
  return {
    ...commonValues,
    ...region,
    basicPackage: {
      value: {
        code: 'BASIC',
        kind: 'BASIC',
        name: '基本服务包',
        description: '人人可以签，不收签约费。包括基本公共卫生服务、健康管理、就医指导和转诊预约。',
        priceFen: 0,
        version: '2026-11',
        sample: true,
        items,
      },
      clause: packageClause,
      confidence: 'M',
      note: SAMPLE_NOTE,
    },
    documents: {
      agreement: {
        value: agreementFor({
          items: items.map(({ value }) => value),
          periods: orList(region.contractMonths.map(({ value }) => formatMonths(value))),
          extension,
          promises,
        }),
        clause: 'J10',
        confidence: 'M',
        note: '文字由本产品撰写，正式使用前请当地法务审核',
      },
      healthDataConsent: {
        value: healthDataConsent,
        clause: '《个人信息保护法》第二十九条',
        confidence: 'M',
        note: '文字由本产品撰写，正式使用前请当地法务审核',
      },
    },
    refusalConsequences,
    returnReasons,
  };
};
