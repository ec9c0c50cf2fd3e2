import type { ImportJob, ImportState } from '../../api/types';
import { ToneTag, type Tone } from '../../ui/tags';

const tones: Record<ImportState, Tone> = {
  CHECKING: 'waiting',
  FAULTY: 'bad',
  READY: 'waiting',
  IMPORTING: 'waiting',
  DONE: 'good',
  FAILED: 'bad',
  DISCARDED: 'calm',
};

export const ImportStateTag = ({ job }: { job: ImportJob }) => <ToneTag tone={tones[job.state]}>{job.stateName}</ToneTag>;
