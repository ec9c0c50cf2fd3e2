import { distanceMetres, microDegreesOf } from '../../src/directory/domain/great-circle.js';
import { DirectoryNames } from '../../src/directory/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import { request } from '../support/request.js';

const now = '2026-11-22 02:00:00.000';

/** Numbers between 0 and 1, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('nearest teams', () => {
  let test: TestApplication;
  let resident: TestPerson;
  let positions: { id: number; latitude: number | null; longitude: number | null }[];

  beforeAll(async () => {
    test = await startTestApplication();
    const county = await TestCounty.make(test);
    resident = await county.addResident(county.institutions.centre);
    const population = new Population(test);
    const { path, id: parentId } = county.institutions.county;
    const next = random(7);
    const firstInstitution = await population.lastId('institution') + 1;
    // A tenth without a position, some at the very same place, the rest over four degrees.
    const places = Array.from({ length: 400 }, (_, index) => (index % 10 === 0 ? [null, null]
      : index % 10 === 1 ? [43_900_000, 125_300_000] : [microDegreesOf(42 + 4 * next()), microDegreesOf(123 + 4 * next())]) as [number | null, number | null]);
    await population.insert('institution', ['code', 'name', 'kind', 'parent_id', 'path', 'depth', 'ownership', 'latitude', 'longitude', 'active', 'created_at', 'updated_at'], places.length,
      (index) => [`N${index}`, `第${index}卫生院`, 'TOWNSHIP_HOSPITAL', parentId, `${path}${firstInstitution + index}/`, 3, 'PUBLIC', ...places[index] as [number, number], 1, now, now]);
    const firstTeam = await population.lastId('team') + 1;
    await population.insert('team', ['code', 'name', 'institution_id', 'accepting', 'created_at', 'updated_at'], 800,
      (index) => [`N${index}`, `第${index}团队`, firstInstitution + (index % 400), 1, now, now]);
    await population.insert('team_places', ['team_id', 'capacity', 'taken'], 800, (index) => [firstTeam + index, 100, 0]);
    await test.application.get(DirectoryNames).refresh();
    positions = Array.from({ length: 800 }, (_, index) => {
      const [latitude, longitude] = places[index % 400] as [number | null, number | null];
      return { id: firstTeam + index, latitude, longitude };
    });
  });
  afterAll(() => test.close());

  it.each([[43.9, 125.3, 100], [42.01, 126.99, 100], [43.9, 125.3, 37], [20.0, 110.0, 100], [-43.9, -54.7, 100]])('from %d, %d come in the order of their true distances, each once, in pages of %d', async (latitude, longitude, limit) => {
    const centre = { latitude: microDegreesOf(latitude), longitude: microDegreesOf(longitude) };
    const expected = positions
      .map(({ id, ...place }) => ({ id, metres: place.latitude === null || place.longitude === null ? null : distanceMetres(centre, { latitude: place.latitude, longitude: place.longitude }) }))
      .sort((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity) || one.id - other.id)
      // Infinity minus Infinity is not a number: those without a position are already in the order of their ids.
      .sort((one, other) => (one.metres === null ? 1 : 0) - (other.metres === null ? 1 : 0));
    const seen: { id: number; metres: number | null }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body } = await request(test.application, 'GET', `/teams?latitude=${latitude}&longitude=${longitude}&limit=${limit}${cursor && `&cursor=${cursor}`}`, { token: resident.token });
      expect(status).toBe(200);
      seen.push(...body.items.map(({ id, distanceMetres: metres }: { id: number; distanceMetres: number | null }) => ({ id, metres })));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(expected);
  });

  it('can be searched by name at the same time', async () => {
    const { body } = await request(test.application, 'GET', `/teams?latitude=43.9&longitude=125.3&q=${encodeURIComponent('第12卫生院')}`, { token: resident.token });
    expect(body.items.map(({ institution }: { institution: { name: string } }) => institution.name)).toEqual(['第12卫生院', '第12卫生院']);
  });
});
