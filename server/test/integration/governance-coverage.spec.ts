import { CoverageService } from '../../src/governance/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import { request } from '../support/request.js';

const coverageOf = async (test: TestApplication, person: TestPerson, institutionId: number) =>
  (await request(test.application, 'GET', `/indicators/signing-coverage?institutionId=${institutionId}`, { token: person.token })).body;

describe('signing coverage', () => {
  let test: TestApplication;
  let county: TestCounty;
  let officer: TestPerson;
  let population: Population;
  let teamId: number;

  beforeEach(async () => {
    test = await startTestApplication();
    county = await TestCounty.make(test);
    officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
    population = new Population(test);
    teamId = await county.addTeam(county.institutions.centre);
  });
  afterEach(() => test.close());

  const rebuild = () => test.application.get(CoverageService).rebuildCoverage(test.clock.now());
  const settleEvent = async (topic: string, payload: object) => {
    const at = test.clock.now().toISOString().slice(0, 23).replace('T', ' ');
    await population.insert('outbox_event', ['topic', 'payload', 'created_at', 'available_at', 'attempts'], 1, () => [topic, JSON.stringify(payload), at, at, 0]);
    await test.settle();
  };

  it('[G9] 247,817 signed of 499,589 residents are 49.60 percent', async () => {
    const { centre, station, otherCentre } = county.institutions;
    const places = [centre.id, station.id, otherCentre.id];
    const first = await population.residents(499_589, (index) => ({ institutionId: places[index % 3] as number, keyGroup: index % 4 === 0 }));
    await population.contracts(247_817, (index) => ({ residentId: first + index, teamId }));

    await rebuild();

    const { children, ...whole } = await coverageOf(test, officer, county.institutions.county.id);
    expect(whole).toMatchObject({ residents: 499_589, signed: 247_817, ratePercent: '49.60', keyGroupResidents: 124_898, keyGroupSigned: 61_955, keyGroupRatePercent: '49.60' });
    expect(children.map(({ residents }: { residents: number }) => residents).reduce((sum: number, one: number) => sum + one, 0)).toBe(499_589);
    expect(children.find(({ institutionId }: { institutionId: number }) => institutionId === centre.id)).toMatchObject({ residents: 333_060, ratePercent: '49.60' });
  }, 240_000);

  it('follows the life of a contract, counts an event that comes twice only once, and agrees with the recount', async () => {
    const { centre, county: whole, otherCounty } = county.institutions;
    const residents: TestPerson[] = [];
    for (let number = 0; number < 4; number++) residents.push(await county.addResident(centre, { account: false, birthDate: number === 0 ? '1950-01-01' : '1990-01-01' }));
    const residentId = (number: number) => (residents[number] as TestPerson).residentId;
    await test.settle();
    expect(await coverageOf(test, officer, whole.id)).toMatchObject({ residents: 4, signed: 0, ratePercent: '0.00', keyGroupResidents: 1, keyGroupSigned: 0 });

    await population.contracts(2, (index) => ({ residentId: residentId(index), teamId }));
    await settleEvent('contract.accepted', { contractId: 1 });
    await settleEvent('contract.accepted', { contractId: 1 });
    await settleEvent('contract.accepted', { contractId: 2 });
    expect(await coverageOf(test, officer, centre.id)).toMatchObject({ residents: 4, signed: 2, ratePercent: '50.00', keyGroupSigned: 1, keyGroupRatePercent: '100.00' });

    await test.unitOfWork.run(() => test.database.execute("UPDATE contract SET state = 'EXPIRED' WHERE id = 2"));
    await settleEvent('contract.ended', { contractId: 2 });
    expect(await coverageOf(test, officer, whole.id)).toMatchObject({ residents: 4, signed: 1, ratePercent: '25.00' });
    expect(await rebuild()).toBe(0);

    const foreigner = await county.addStaff('COUNTY_OFFICER', otherCounty);
    expect(await coverageOf(test, foreigner, otherCounty.id)).toMatchObject({ residents: 0, signed: 0, ratePercent: null });
  });

  it('the nightly recount knows whose period began or ended, who left and who moved', async () => {
    const { centre, otherCentre, county: whole } = county.institutions;
    const first = await population.residents(5, () => ({ institutionId: centre.id }));
    await population.contracts(3, (index) => ({
      residentId: first + index, teamId, ...[{ startsOn: '2026-11-23', endsOn: '2027-11-22' }, { startsOn: '2025-11-23', endsOn: '2026-11-22' }, {}][index],
    }));
    await rebuild();
    expect(await coverageOf(test, officer, whole.id)).toMatchObject({ residents: 5, signed: 2 });

    test.clock.advance(86_400_000);
    // The session of yesterday has ended with the night.
    officer = await county.addStaff('COUNTY_OFFICER', whole);
    await test.unitOfWork.run(async () => {
      await test.database.execute('UPDATE resident SET active = 0 WHERE id = ?', [first + 3]);
      await test.database.execute('UPDATE resident SET institution_id = ? WHERE id = ?', [otherCentre.id, first + 2]);
    });
    expect(await rebuild()).toBeGreaterThan(0);
    expect(await coverageOf(test, officer, whole.id)).toMatchObject({ residents: 4, signed: 2, asOf: test.clock.now().toISOString() });
    expect(await coverageOf(test, officer, otherCentre.id)).toMatchObject({ residents: 1, signed: 1, ratePercent: '100.00' });
    expect(await coverageOf(test, officer, centre.id)).toMatchObject({ residents: 3, signed: 1, ratePercent: '33.33' });
    expect(await rebuild()).toBe(0);
  });

  it('two who count at the same time do not lose each other\'s count', async () => {
    const { centre, county: whole } = county.institutions;
    const first = await population.residents(60, () => ({ institutionId: centre.id }));
    const coverage = test.application.get(CoverageService);
    await test.unitOfWork.run(() => coverage.follow([first]));
    await Promise.all(Array.from({ length: 12 }, (_, part) =>
      test.unitOfWork.run(() => coverage.follow(Array.from({ length: 30 }, (_, index) => first + ((part * 5 + index) % 60))))));
    expect(await coverageOf(test, officer, whole.id)).toMatchObject({ residents: 60 });
    expect(await rebuild()).toBe(0);
  });
});
