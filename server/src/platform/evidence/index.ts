export { CanonicalJsonError, canonicalJson, type JsonObject, type JsonValue } from './canonical-json.js';
export { readEvidenceCode } from './evidence-code.js';
export { EvidenceLog, type EvidenceReceipt, type NewEvidence, type PresentedEvidence } from './evidence-log.js';
export { EvidenceIntegrityError, EvidenceSequencer } from './evidence-sequencer.js';
export { EvidenceModule } from './evidence.module.js';
export { checkpointFilePath } from './checkpoint-file.js';
export { reportLines, type EvidenceFault, type EvidenceReport } from './evidence-report.js';
export { EvidenceRepository } from './evidence.repository.js';
export { verifyEvidence } from './verify-evidence.js';
