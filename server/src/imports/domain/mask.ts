import { maskIdNumber, maskName, maskPhone } from '@jiayi/domain';
import type { ColumnDefinition } from './column.js';

const SHOWN_CHARACTERS = 30;
/** A person's numbers stay hidden even in a column where they do not belong. */
const personalNumber = /\d{10,}[\dXx]?/g;

/** What the list of faults may show of a cell. */
export function maskForFaults(text: string, column: ColumnDefinition | null): string | null {
  if (text === '' || column?.hiddenInFaults) return null;
  switch (column?.type.kind) {
    case 'ID_NUMBER':
      return maskIdNumber(text);
    case 'MOBILE_PHONE':
      return maskPhone(text);
    case 'PERSON_NAME':
      return maskName(text).replace(personalNumber, maskIdNumber);
    default: {
      const masked = text.replace(personalNumber, maskIdNumber);
      return masked.length > SHOWN_CHARACTERS ? `${masked.slice(0, SHOWN_CHARACTERS)}…` : masked;
    }
  }
}
