import { Global, Module } from '@nestjs/common';
import { EvidenceLog } from './evidence-log.js';
import { EvidenceSequencer } from './evidence-sequencer.js';
import { EvidenceRepository } from './evidence.repository.js';

/** The evidence log for everyone. */
@Global()
@Module({ providers: [EvidenceRepository, EvidenceLog, EvidenceSequencer], exports: [EvidenceLog, EvidenceSequencer] })
export class EvidenceModule {}
