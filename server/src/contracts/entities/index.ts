export { Consent, type ConsentDecision } from './consent.entity.js';
export { ConsentDocument, type DocumentKind } from './consent-document.entity.js';
export { ContractFile } from './contract-file.entity.js';
export { Contract } from './contract.entity.js';
export { DocumentReading } from './document-reading.entity.js';
export { ServicePackage } from './service-package.entity.js';
