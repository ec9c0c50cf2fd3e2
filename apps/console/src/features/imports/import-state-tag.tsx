import type { ImportState } from '../../api/types';
import { ToneTag, type Tone } from '../../ui/tags';

const states: Record<ImportState, { name: string; tone: Tone }> = {
  CHECKING: { name: '正在检查', tone: 'waiting' },
  FAULTY: { name: '有错误，不能导入', tone: 'bad' },
  READY: { name: '检查通过，等待确认', tone: 'waiting' },
  IMPORTING: { name: '正在导入', tone: 'waiting' },
  DONE: { name: '已导入', tone: 'good' },
  FAILED: { name: '没有成功', tone: 'bad' },
  DISCARDED: { name: '已放弃', tone: 'calm' },
};

export const ImportStateTag = ({ state }: { state: ImportState }) => <ToneTag tone={states[state].tone}>{states[state].name}</ToneTag>;
