import { composeIdentityNumber } from '@jiayi/domain';
import { Residents } from '../../src/residents/index.js';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { Population } from '../support/population.js';

describe('key groups of residents [L1]', () => {
  let test: TestApplication;
  let county: TestCounty;
  let residents: Residents;
  let population: Population;

  beforeAll(async () => {
    test = await startTestApplication();
    county = await TestCounty.make(test);
    residents = test.application.get(Residents);
    population = new Population(test);
  });
  afterAll(() => test.close());

  const groupsOf = async (id: number) => (await test.database.query<{ code: string }>('SELECT group_code AS code FROM resident_key_group WHERE resident_id = ? ORDER BY group_code', [id])).map(({ code }) => code);
  const rowOf = async (id: number) => (await test.database.query<{ flag: number; reviewOn: string }>('SELECT is_key_group AS flag, key_group_review_on AS reviewOn FROM resident WHERE id = ?', [id]))[0];
  const execute = (sql: string, parameters: (string | number)[]) => test.unitOfWork.run(() => test.database.execute(sql, parameters));

  it('are derived for everybody who was imported, in bounded batches, and once only', async () => {
    const first = await population.residents(1_003, (index) => ({
      institutionId: county.institutions.centre.id, reviewOn: null, birthDate: index % 2 ? '1955-01-01' : '1990-11-23',
    }));
    await execute("INSERT INTO resident_group (resident_id, group_code) VALUES (?, 'POVERTY_RELIEVED')", [first]);
    await execute("INSERT INTO resident_condition (resident_id, code, name) VALUES (?, 'DIABETES', '糖尿病')", [first + 1]);

    expect(await residents.recomputeKeyGroups('2026-11-22')).toBe(1_003);
    expect(await residents.recomputeKeyGroups('2026-11-22')).toBe(0);
    expect(await groupsOf(first)).toEqual(['POVERTY_RELIEVED']);
    expect(await groupsOf(first + 1)).toEqual(['DIABETES', 'ELDERLY_65']);
    expect(await groupsOf(first + 2)).toEqual([]);
    expect(await rowOf(first)).toEqual({ flag: 1, reviewOn: '2055-11-23' });
    expect(await rowOf(first + 1)).toEqual({ flag: 1, reviewOn: '9999-12-31' });
    expect(await rowOf(first + 2)).toEqual({ flag: 0, reviewOn: '2055-11-23' });
    const [{ elderly }] = await test.database.query<{ elderly: number }>("SELECT COUNT(*) AS elderly FROM resident_key_group WHERE group_code = 'ELDERLY_65'") as [{ elderly: number }];
    expect(elderly).toBe(501);
  });

  it('are derived by two at the same time without a quarrel', async () => {
    const first = await population.residents(600, () => ({ institutionId: county.institutions.centre.id, reviewOn: null, birthDate: '1950-01-01' }));
    await Promise.all([residents.recomputeKeyGroups('2026-11-22'), residents.recomputeKeyGroups('2026-11-22')]);
    const [row] = await test.database.query<{ grouped: number }>('SELECT COUNT(*) AS grouped FROM resident_key_group WHERE resident_id >= ?', [first]);
    expect(row?.grouped).toBe(600);
  });

  it('change on the very birthday, and only for those whose birthday it is', async () => {
    const first = await population.residents(3, (index) => ({
      institutionId: county.institutions.centre.id, reviewOn: null, birthDate: ['1962-01-15', '2020-01-15', '1962-01-16'][index],
    }));
    await residents.recomputeKeyGroups('2027-01-14');
    expect([await groupsOf(first), await groupsOf(first + 1), await groupsOf(first + 2)]).toEqual([[], ['CHILD_0_6'], []]);
    expect(await residents.recomputeKeyGroups('2027-01-15')).toBe(2);
    expect([await groupsOf(first), await groupsOf(first + 1), await groupsOf(first + 2)]).toEqual([['ELDERLY_65'], [], []]);
  });

  it('follow a change of conditions and of the institution', async () => {
    const { residentId } = await county.addResident(county.institutions.centre, { account: false, conditions: ['HYPERTENSION'] });
    await execute('DELETE FROM resident_condition WHERE resident_id = ?', [residentId]);
    await execute("INSERT INTO resident_condition (resident_id, code, name) VALUES (?, 'TUBERCULOSIS', '结核病')", [residentId]);
    await execute('UPDATE resident SET institution_id = ? WHERE id = ?', [county.institutions.otherCentre.id, residentId]);
    await test.unitOfWork.run(() => residents.refreshKeyGroup([residentId]));
    const rows = await test.database.query('SELECT group_code AS code, institution_id AS institutionId FROM resident_key_group WHERE resident_id = ?', [residentId]);
    expect(rows).toEqual([{ code: 'TUBERCULOSIS', institutionId: county.institutions.otherCentre.id }]);
  });

  it('take a claimed person on file once, with what the ID number says', async () => {
    const idNumber = composeIdentityNumber('990101', '1944-02-29', 321);
    const claim = { name: '欧阳老太', idNumber, phone: '13900001111', address: null, institutionId: county.institutions.station.id };
    const id = await residents.createFromClaim(claim);
    const [row] = await test.database.query('SELECT name, sex, birth_date AS birthDate, is_key_group AS keyGroup, phone_cipher AS phone FROM resident WHERE id = ?', [id]);
    expect(row).toMatchObject({ name: '欧阳老太', sex: 'M', birthDate: '1944-02-29', keyGroup: 1 });
    expect(JSON.stringify(row)).not.toContain('13900001111');
    const index = test.application.get(FieldCipher).index(idNumber, 'id-number');
    expect(await residents.findByIdNumberIndex(index)).toEqual({ id, name: '欧阳老太', active: true, institutionId: county.institutions.station.id });
    await expect(residents.createFromClaim(claim)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(residents.createFromClaim({ ...claim, idNumber: '990101194402290000' })).rejects.toMatchObject({ code: 'ID_NUMBER_INVALID' });
    expect(await residents.findByIdNumberIndex('0'.repeat(64))).toBeNull();
  });
});
