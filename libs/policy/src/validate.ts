import { PUBLIC_HEALTH_MARK, isKeyGroupCode } from '@jiayi/domain';
import type { Cited, DocumentKind, PolicyDocument, PolicyPack, ServiceItem } from './schema.js';

/** Something wrong in a pack: where ('coverageTargets/2/value/percent') and a sentence. */
export interface PolicyFault {
  path: string;
  message: string;
}

const SOURCE = /^(?:[JLGS][1-9]\d?|《.+》第.+条|PRODUCT)$/;
const CODE = /^[A-Z][A-Z0-9_]*$/;

/** Collects the faults of one pack, so that a county sees all of them at once. */
class Findings {
  readonly faults: PolicyFault[] = [];

  require(condition: boolean, path: string, message: string): void {
    if (!condition) this.faults.push({ path, message });
  }

  text(value: string, path: string): void {
    this.require(typeof value === 'string' && value.trim().length > 0, path, '不能为空');
  }

  whole(value: number, minimum: number, maximum: number, path: string): void {
    const valid = Number.isInteger(value) && value >= minimum && value <= maximum;
    this.require(valid, path, `应为 ${minimum} 到 ${maximum} 的整数`);
  }

  source(cited: Cited<unknown>, path: string): void {
    this.require(SOURCE.test(cited.clause), `${path}/clause`, '应写明条款编号、法律条文或 PRODUCT');
    const assumed = cited.clause === 'PRODUCT' || cited.confidence === 'L';
    this.require(!assumed || Boolean(cited.note?.trim()), `${path}/note`, '没有文件依据的值要写明理由');
  }

  distinct(keys: readonly (string | number)[], path: string): void {
    this.require(new Set(keys).size === keys.length, path, '有重复的项');
  }

  /** A list of numbers from small to large, none twice. */
  ascending(numbers: readonly number[], path: string): void {
    const ordered = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
    this.require(ordered, path, '应从小到大排列且不重复');
  }
}

const checkMonths = (findings: Findings, months: readonly Cited<number>[], path: string): void => {
  months.forEach((cited, index) => {
    findings.source(cited, `${path}/${index}`);
    findings.whole(cited.value, 1, 120, `${path}/${index}/value`);
  });
  findings.ascending(months.map(({ value }) => value), path);
};

const checkKeyGroups = (findings: Findings, { keyGroups }: PolicyPack): void => {
  findings.require(keyGroups.length > 0, 'keyGroups', '至少要有一个重点人群');
  findings.distinct(keyGroups.map(({ value }) => value.code), 'keyGroups');
  keyGroups.forEach((cited, index) => {
    const path = `keyGroups/${index}`;
    const { code, origin } = cited.value;
    findings.source(cited, path);
    findings.require(isKeyGroupCode(code), `${path}/value/code`, '不认识的人群编码');
    if (origin.kind === 'AGE') {
      findings.whole(origin.minimum, 0, 130, `${path}/value/origin/minimum`);
      const bounded = origin.maximum === null || origin.maximum >= origin.minimum;
      findings.require(bounded, `${path}/value/origin/maximum`, '年龄上限不能小于下限');
    }
    if (origin.kind === 'CONDITION') {
      findings.require(origin.conditions.length > 0, `${path}/value/origin/conditions`, '至少要有一种疾病');
    }
  });
};

const checkItem = (findings: Findings, item: ServiceItem, path: string): void => {
  findings.require(CODE.test(item.code), `${path}/code`, '编码只能用大写字母、数字和下划线');
  findings.text(item.name, `${path}/name`);
  findings.text(item.description, `${path}/description`);
  findings.text(item.frequency, `${path}/frequency`);
  item.groups.forEach((group, index) =>
    findings.require(isKeyGroupCode(group), `${path}/groups/${index}`, '不认识的人群编码'),
  );
};

const checkPackage = (findings: Findings, { basicPackage }: PolicyPack): void => {
  const { value } = basicPackage;
  findings.source(basicPackage, 'basicPackage');
  findings.text(value.name, 'basicPackage/value/name');
  findings.require(value.priceFen === 0, 'basicPackage/value/priceFen', '基本服务包不向个人收费');
  findings.distinct(value.items.map((item) => item.value.code), 'basicPackage/value/items');
  value.items.forEach((item, index) => {
    findings.source(item, `basicPackage/value/items/${index}`);
    checkItem(findings, item.value, `basicPackage/value/items/${index}/value`);
  });
  const marked = value.items.some((item) => item.value.publicHealth);
  findings.require(marked, 'basicPackage/value/items', `至少要有一项${PUBLIC_HEALTH_MARK}`);
};

const checkTargets = (findings: Findings, { coverageTargets }: PolicyPack): void => {
  coverageTargets.forEach((cited, index) => {
    const path = `coverageTargets/${index}`;
    findings.source(cited, path);
    findings.whole(cited.value.year, 2000, 2100, `${path}/value/year`);
    findings.whole(cited.value.percent, 1, 100, `${path}/value/percent`);
  });
  for (const population of ['ALL', 'KEY_GROUPS'] as const) {
    const targets = coverageTargets.map(({ value }) => value).filter((target) => target.population === population);
    findings.ascending(targets.map(({ year }) => year), 'coverageTargets');
    const never = targets.every(({ percent }, index) => percent >= (targets[index - 1]?.percent ?? 0));
    findings.require(never, 'coverageTargets', '后面年份的目标不能低于前面的');
  }
};

const fewestSections: Record<DocumentKind, number> = { AGREEMENT: 10, HEALTH_DATA_CONSENT: 8 };

const checkDocument = (findings: Findings, cited: Cited<PolicyDocument>, kind: DocumentKind, path: string): void => {
  const { value } = cited;
  findings.source(cited, path);
  findings.require(value.kind === kind, `${path}/value/kind`, '文书种类不对');
  findings.require(/^\d{4}-\d{2}(?:\.\d+)?$/.test(value.version), `${path}/value/version`, '版本应写成 2026-11 这样');
  findings.text(value.title, `${path}/value/title`);
  findings.require(value.sections.length >= fewestSections[kind], `${path}/value/sections`, '文书缺少章节');
  value.sections.forEach((section, index) => {
    findings.text(section.heading, `${path}/value/sections/${index}/heading`);
    findings.require(section.paragraphs.length > 0, `${path}/value/sections/${index}/paragraphs`, '章节没有内容');
    section.paragraphs.forEach((paragraph, line) =>
      findings.text(paragraph, `${path}/value/sections/${index}/paragraphs/${line}`),
    );
  });
};

/** Every item of the list stands in the text that is signed, the public ones with their mark beside them [J5][L15]. */
const checkServiceList = (findings: Findings, { basicPackage, documents }: PolicyPack): void => {
  const lines = documents.agreement.value.sections.flatMap((section) => section.paragraphs);
  basicPackage.value.items.forEach(({ value }, index) => {
    const line = lines.find((text) => text.includes(value.name) && text.includes(value.description));
    const path = `basicPackage/value/items/${index}/value`;
    findings.require(line !== undefined, path, '协议的服务清单里没有这一项');
    const marked = line === undefined || line.includes(`【${PUBLIC_HEALTH_MARK}】`) === value.publicHealth;
    findings.require(marked, path, `协议里的“${PUBLIC_HEALTH_MARK}”标识与服务项目不一致`);
  });
};

const checkReasons = (findings: Findings, { returnReasons, refusalConsequences }: PolicyPack): void => {
  findings.require(returnReasons.length > 0, 'returnReasons', '至少要有一个退回原因');
  findings.distinct(returnReasons.map(({ value }) => value.code), 'returnReasons');
  returnReasons.forEach((cited, index) => {
    const path = `returnReasons/${index}`;
    findings.source(cited, path);
    findings.require(CODE.test(cited.value.code), `${path}/value/code`, '编码只能用大写字母、数字和下划线');
    findings.text(cited.value.title, `${path}/value/title`);
    findings.text(cited.value.advice, `${path}/value/advice`);
  });
  for (const kind of ['AGREEMENT', 'HEALTH_DATA_CONSENT'] as const) {
    const path = `refusalConsequences/${kind}`;
    findings.source(refusalConsequences[kind], path);
    findings.require(refusalConsequences[kind].value.length > 0, `${path}/value`, '要说明不同意会怎样');
    refusalConsequences[kind].value.forEach((sentence, index) => findings.text(sentence, `${path}/value/${index}`));
  }
};

/** Everything that is wrong with a pack; an empty list means that it may be used. Asked at boot. */
export const validatePolicy = (pack: PolicyPack): PolicyFault[] => {
  const findings = new Findings();
  findings.require(/^[a-z][a-z-]*$/.test(pack.code), 'code', '地区编码只能用小写字母');
  findings.text(pack.name, 'name');
  findings.require(pack.contractMonths.length > 0, 'contractMonths', '至少要有一种签约年限');
  checkMonths(findings, pack.contractMonths, 'contractMonths');
  checkMonths(findings, pack.extensionMonths, 'extensionMonths');
  for (const [key, minimum, maximum] of [
    ['adultAge', 18, 18],
    ['teamDataFreshDays', 1, 366],
    ['defaultTeamCapacity', 1, 100_000],
  ] as const) {
    findings.source(pack[key], key);
    findings.whole(pack[key].value, minimum, maximum, `${key}/value`);
  }
  checkKeyGroups(findings, pack);
  checkPackage(findings, pack);
  checkTargets(findings, pack);
  checkDocument(findings, pack.documents.agreement, 'AGREEMENT', 'documents/agreement');
  checkDocument(findings, pack.documents.healthDataConsent, 'HEALTH_DATA_CONSENT', 'documents/healthDataConsent');
  checkServiceList(findings, pack);
  checkReasons(findings, pack);
  return findings.faults;
};
