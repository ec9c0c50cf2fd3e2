import { Injectable } from '@nestjs/common';
import { Database, sqlInstant } from '../platform/database/index.js';

export interface RegisteredResident {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  readonly institutionId: number;
}

export interface ResidentToRegister {
  readonly name: string;
  readonly idNumberCipher: string;
  readonly idNumberIndex: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly phoneCipher: string | null;
  readonly phoneIndex: string | null;
  readonly address: string | null;
  readonly institutionId: number;
  readonly at: Date;
}

@Injectable()
export class RegisterRepository {
  constructor(private readonly database: Database) {}

  async findByIdNumberIndex(index: string): Promise<RegisteredResident | null> {
    const [row] = await this.database.query<Omit<RegisteredResident, 'active'> & { active: number }>(
      'SELECT id, name, active, institution_id AS institutionId FROM resident WHERE id_number_index = ?', [index],
    );
    return row ? { ...row, active: row.active === 1 } : null;
  }

  async insert(resident: ResidentToRegister): Promise<number> {
    const at = sqlInstant(resident.at);
    const { insertId } = await this.database.execute(
      `INSERT INTO resident (name, id_number_cipher, id_number_index, sex, birth_date, phone_cipher, phone_index, address, grid_id, institution_id,
         active, is_key_group, key_group_review_on, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 1, 0, NULL, ?, ?)`,
      [
        resident.name, resident.idNumberCipher, resident.idNumberIndex, resident.sex, resident.birthDate, resident.phoneCipher, resident.phoneIndex,
        resident.address, resident.institutionId, at, at,
      ],
    );
    return insertId;
  }
}
