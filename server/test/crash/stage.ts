import type { SqlValue } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';
import { TestCounty, type Place, type TestPerson } from '../support/county.js';
import { sign } from '../support/signing.js';

export interface Practice {
  readonly station: Place;
  readonly teamId: number;
  /** Leads the team. */
  readonly doctor: TestPerson;
}

/** Makes what a deed needs: people and places that no other deed touches, so that many can stand still at once. */
export class Stage {
  private serial = 0;

  private constructor(readonly test: TestApplication, readonly county: TestCounty) {}

  static async make(test: TestApplication): Promise<Stage> {
    return new Stage(test, await TestCounty.make(test));
  }

  station(): Promise<Place> {
    return this.county.addInstitution('城东社区卫生服务站', 'STATION', this.county.institutions.centre);
  }

  async practice(): Promise<Practice> {
    const station = await this.station();
    const teamId = await this.county.addTeam(station);
    return { station, teamId, doctor: await this.county.addStaff('DOCTOR', station, teamId, 'LEADER') };
  }

  resident(station: Place): Promise<TestPerson> {
    return this.county.addResident(station, { birthDate: this.birthDate() });
  }

  /** A day of an adult's birth that nobody else on this stage was born on, so that no two ID numbers are the same. */
  birthDate(): string {
    return new Date(Date.UTC(1970, 0, ++this.serial)).toISOString().slice(0, 10);
  }

  async signed({ station, teamId }: Practice): Promise<{ resident: TestPerson; contractId: number }> {
    const resident = await this.resident(station);
    const { status, body } = await sign(this.test, resident, teamId);
    if (status !== 201) throw new Error(`Nothing was signed: ${JSON.stringify(body)}`);
    return { resident, contractId: body.id as number };
  }

  /** Writes a row of a table that the application fills in a way too long for a stage. @returns its id */
  async insert(table: string, row: Readonly<Record<string, SqlValue>>): Promise<number> {
    const columns = Object.keys(row);
    const { insertId } = await this.test.unitOfWork.run(() => this.test.database.execute(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row),
    ));
    return insertId;
  }

  get now(): string {
    return this.test.clock.now().toISOString().slice(0, 23).replace('T', ' ');
  }
}
