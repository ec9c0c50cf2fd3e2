import { composeIdentityNumber } from '@jiayi/domain';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { sqlInstant } from '../../src/platform/database/index.js';
import type { TestApplication } from './application.js';
import type { Place } from './county.js';

let serial = 0;

async function insert(test: TestApplication, table: string, row: Record<string, string | number | null>): Promise<number> {
  const columns = Object.keys(row);
  const { insertId } = await test.unitOfWork.run(() => test.database.execute(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row),
  ));
  return insertId;
}

/** A practitioner without an account. @returns its id */
export function addPractitioner(test: TestApplication, employer: Place): Promise<number> {
  const now = sqlInstant(test.clock.now());
  return insert(test, 'practitioner', {
    code: `IP${++serial}`, name: `医务${serial}`, kind: 'GENERAL_PRACTITIONER', employer_id: employer.id, active: 1, created_at: now, updated_at: now,
  });
}

/** A made-up ID number with a right check character, of nobody on file. */
export const unknownIdNumber = (birthDate = '1960-02-29'): string => composeIdentityNumber('990107', birthDate, ++serial % 1000);

export interface FiledResident {
  readonly id: number;
  readonly name: string;
  readonly idNumber: string;
}

/** A resident on file whom no account is bound to. */
export async function fileResident(test: TestApplication, institution: Place, name: string, birthDate = '1958-03-04'): Promise<FiledResident> {
  const cipher = test.application.get(FieldCipher);
  const idNumber = composeIdentityNumber('990106', birthDate, ++serial % 1000);
  const now = sqlInstant(test.clock.now());
  const id = await insert(test, 'resident', {
    name, id_number_cipher: cipher.encrypt(idNumber, 'id-number'), id_number_index: cipher.index(idNumber, 'id-number'), sex: 'F', birth_date: birthDate,
    phone_cipher: cipher.encrypt('13700001234', 'phone'), phone_index: cipher.index('13700001234', 'phone'), address: '清河县永安路 3 号',
    institution_id: institution.id, active: 1, is_key_group: 0, created_at: now, updated_at: now,
  });
  return { id, name, idNumber };
}
