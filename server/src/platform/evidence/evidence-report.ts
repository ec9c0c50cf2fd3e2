import type { CheckpointFault } from './checkpoint.js';

/** What a verification found. Places are leaf indices, from 0; ranges include both ends. */
export type EvidenceFault =
  | { code: 'BODY_CHANGED' | 'RECORD_CHANGED'; index: number; id: number; evidenceCode: string }
  | { code: 'RECORDS_REMOVED' | 'RECORDS_REPLACED' | 'RECORDS_UNPROVEN'; from: number; to: number }
  | { code: 'RECORDS_OUTSIDE' | 'RECORDS_NOT_TAKEN_UP'; count: number }
  | { code: 'CHECKPOINT_CHANGED' | 'FILE_CHECKPOINT_CHANGED'; size: number; reason: CheckpointFault }
  | { code: 'CHECKPOINTS_DIFFER' | 'CHECKPOINT_REMOVED' | 'FILE_CHECKPOINT_REMOVED'; size: number }
  | { code: 'DATABASE_SHORTENED' | 'FILE_SHORTENED'; size: number; knownSize: number }
  | { code: 'CHECKPOINTS_SKIPPED'; from: number; to: number }
  | { code: 'FILE_MISSING' }
  | { code: 'FILE_LINE_UNREADABLE' | 'FILE_LINE_REPEATED_OTHERWISE'; line: number }
  | { code: 'NODE_CHANGED'; level: number; position: number };

export interface EvidenceReport {
  /** Records that were read and compared. */
  readonly records: number;
  readonly checkpoints: number;
  /** Records that the sequencer has not taken up yet; a few in the last seconds are normal. */
  readonly waiting: number;
  readonly faultCount: number;
  /** The first {@link faultsKept} of them. */
  readonly faults: readonly EvidenceFault[];
}

export const faultsKept = 1_000;

const reasons: Readonly<Record<CheckpointFault, readonly [chinese: string, english: string]>> = {
  UNKNOWN_KEY: ['签名用的密钥不在密钥文件中', 'its key is not in the key file'],
  SIGNATURE: ['签名不符', 'the signature does not verify'],
  PEAKS: ['内部数值与签过名的根不符', 'its peaks do not give the signed root'],
};

/** One line for one fault, in Chinese and in English. */
export function faultLine(fault: EvidenceFault): string {
  const [chinese, english] = describe(fault);
  return `✗ ${chinese} | ${english}`;
}

function describe(fault: EvidenceFault): [chinese: string, english: string] {
  switch (fault.code) {
    case 'BODY_CHANGED':
      return [`第 ${fault.index} 条（存证码 ${fault.evidenceCode}，编号 ${fault.id}）的正文被改动`, `record ${fault.index} (id ${fault.id}): the body was changed`];
    case 'RECORD_CHANGED':
      return [`第 ${fault.index} 条（存证码 ${fault.evidenceCode}，编号 ${fault.id}）被改动或调换了位置`, `record ${fault.index} (id ${fault.id}) was changed or moved`];
    case 'RECORDS_REMOVED':
      return [`${range(fault)}缺失，被删除或移走`, `records ${fault.from} to ${fault.to} are missing`];
    case 'RECORDS_REPLACED':
      return [`${range(fault)}之中有记录被改写、替换或调换，与签过名的校验点不符`, `among records ${fault.from} to ${fault.to} some were rewritten, replaced or reordered`];
    case 'RECORDS_UNPROVEN':
      return [`${range(fault)}之中有缺失，其余记录无法与签过名的校验点核对`, `some of records ${fault.from} to ${fault.to} are missing, so the others cannot be compared with the signed checkpoint`];
    case 'RECORDS_OUTSIDE':
      return [`有 ${fault.count} 条记录占着没有校验点的位置`, `${fault.count} record(s) claim places that no checkpoint covers`];
    case 'RECORDS_NOT_TAKEN_UP':
      return [`有 ${fault.count} 条较早的记录至今没有编入日志：可能是事后插入，或编排服务没有运行`, `${fault.count} older record(s) have no place: inserted afterwards, or the sequencer does not run`];
    case 'CHECKPOINT_CHANGED':
      return [`数据库中到第 ${fault.size} 条的校验点被改动：${reasons[fault.reason][0]}`, `the checkpoint at ${fault.size} was changed: ${reasons[fault.reason][1]}`];
    case 'FILE_CHECKPOINT_CHANGED':
      return [`存证文件中到第 ${fault.size} 条的校验点被改动：${reasons[fault.reason][0]}`, `the file's checkpoint at ${fault.size} was changed: ${reasons[fault.reason][1]}`];
    case 'CHECKPOINTS_DIFFER':
      return [`到第 ${fault.size} 条的校验点，数据库与存证文件各有一个且不相同`, `database and file hold different checkpoints at ${fault.size}`];
    case 'CHECKPOINT_REMOVED':
      return [`数据库缺少到第 ${fault.size} 条的校验点，存证文件中有`, `the database lacks the checkpoint at ${fault.size} that the file has`];
    case 'FILE_CHECKPOINT_REMOVED':
      return [`存证文件缺少到第 ${fault.size} 条的校验点，数据库中有`, `the file lacks the checkpoint at ${fault.size} that the database has`];
    case 'CHECKPOINTS_SKIPPED':
      return [`第 ${fault.from} 与第 ${fault.to} 条之间的校验点被删除`, `checkpoints between ${fault.from} and ${fault.to} were removed`];
    case 'DATABASE_SHORTENED':
      return [`数据库只到第 ${fault.size} 条，存证文件已记到第 ${fault.knownSize} 条：数据库被截断，或换成了旧备份`, `the database ends at ${fault.size}, the file knows ${fault.knownSize}: it was cut short or an old backup put in place`];
    case 'FILE_SHORTENED':
      return [`存证文件只到第 ${fault.size} 条，数据库已到第 ${fault.knownSize} 条：文件被截断或换过`, `the file ends at ${fault.size}, the database at ${fault.knownSize}: the file was cut short or replaced`];
    case 'FILE_MISSING':
      return ['存证文件 checkpoints.log 不见了或是空的，数据库中却有校验点', 'checkpoints.log is missing or empty although the database has checkpoints'];
    case 'FILE_LINE_UNREADABLE':
      return [`存证文件第 ${fault.line} 行不是校验点`, `line ${fault.line} of the file is not a checkpoint`];
    case 'FILE_LINE_REPEATED_OTHERWISE':
      return [`存证文件第 ${fault.line} 行重复了前面的校验点，内容却与数据库不同`, `line ${fault.line} of the file repeats a checkpoint with other content`];
    case 'NODE_CHANGED':
      return [`树节点（层 ${fault.level}，位 ${fault.position}）缺失或被改动`, `the tree node at level ${fault.level}, position ${fault.position} is missing or was changed`];
  }
}

const range = ({ from, to }: { from: number; to: number }): string => (from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`);

/** The whole report as lines for a terminal. */
export function reportLines(report: EvidenceReport): string[] {
  const { records, checkpoints, waiting, faultCount, faults } = report;
  return [
    ...faults.map(faultLine),
    ...(faultCount > faults.length ? [`… 另有 ${faultCount - faults.length} 处 | and ${faultCount - faults.length} more`] : []),
    `核对了 ${records} 条记录、${checkpoints} 个校验点；${waiting} 条等待编入 | ${records} records and ${checkpoints} checkpoints compared, ${waiting} waiting`,
    faultCount === 0 ? '✓ 存证完好，没有发现改动 | The evidence is intact' : `✗ 发现 ${faultCount} 处问题，请保留现场并联系管理员 | ${faultCount} fault(s) found`,
  ];
}
