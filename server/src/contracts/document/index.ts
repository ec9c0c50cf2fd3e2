export type { ContractDocument, ContractDocumentItem, ContractDocumentMember, ContractDocumentText } from './contract-document.js';
export { renderContractPdf } from './contract-pdf.js';
export { renderSignaturePng } from './signature-drawing.js';
