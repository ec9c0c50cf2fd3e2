import { TableForeignKey, type MigrationInterface, type QueryRunner } from 'typeorm';
import { constraintName } from '../platform/database/schema.js';

const links = [
  ['account', 'resident_id', 'resident'],
  ['account', 'practitioner_id', 'practitioner'],
  ['role_grant', 'institution_id', 'institution'],
  ['identity_claim', 'resident_id', 'resident'],
  ['identity_claim', 'institution_id', 'institution'],
] as const;

/** Foreign keys from the identity tables to those that are created after them. */
export class IdentityLinks1763769600010 implements MigrationInterface {
  name = 'IdentityLinks1763769600010';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, target] of links) {
      await runner.createForeignKey(table, new TableForeignKey({
        name: constraintName('fk', table, [column]),
        columnNames: [column],
        referencedTableName: target,
        referencedColumnNames: ['id'],
        onDelete: 'RESTRICT',
        onUpdate: 'RESTRICT',
      }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of [...links].reverse()) await runner.dropForeignKey(table, constraintName('fk', table, [column]));
  }
}
