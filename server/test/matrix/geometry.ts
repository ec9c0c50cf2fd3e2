import type { CallerRole, Relation } from './relations.js';

/** The small county of the matrix; the keys are those of TestCounty. */
export type PlaceName = 'province' | 'city' | 'county' | 'otherCounty' | 'centre' | 'station' | 'otherCentre' | 'foreignCentre';
/** Two teams of the centre, one of another centre, one of another county. */
export type TeamName = 'team' | 'otherTeam' | 'otherCentreTeam' | 'foreignTeam';

/** Everything above each place, as one would draw it on paper. */
const superiors: Readonly<Record<PlaceName, readonly PlaceName[]>> = {
  province: [],
  city: ['province'],
  county: ['city', 'province'],
  otherCounty: ['city', 'province'],
  centre: ['county', 'city', 'province'],
  station: ['centre', 'county', 'city', 'province'],
  otherCentre: ['county', 'city', 'province'],
  foreignCentre: ['otherCounty', 'city', 'province'],
};

const countyOf = (place: PlaceName): PlaceName | undefined => [place, ...superiors[place]].find((each) => each === 'county' || each === 'otherCounty');

export interface Standing {
  readonly accountId: number;
  readonly role: CallerRole;
  /** Where the role is held; of a resident, where he is on file. */
  readonly place: PlaceName | null;
  /** The team of which he is a member; of a resident, the one he signed with. */
  readonly team: TeamName | null;
  readonly teamRole: 'LEADER' | 'DOCTOR' | 'GUIDANCE' | null;
}

export interface Location {
  readonly ownerAccountId: number | null;
  /** Null: nobody's. */
  readonly place: PlaceName | null;
  readonly team: TeamName | null;
}

/** How the caller stands to the data; the closest relation counts. */
export function relationOf(caller: Standing, data: Location): Relation {
  if (data.ownerAccountId !== null && data.ownerAccountId === caller.accountId) return 'own';
  if (data.place === null) return 'nobody';
  if (caller.place === null) return 'stranger';
  if (data.team !== null && data.team === caller.team) return caller.teamRole === 'LEADER' ? 'leader' : caller.teamRole === 'GUIDANCE' ? 'guidance' : 'team';
  if (caller.place === data.place) return data.team !== null && caller.team !== null ? 'otherTeam' : 'institution';
  if (superiors[data.place].includes(caller.place)) return 'above';
  if (superiors[caller.place].includes(data.place)) return 'below';
  return countyOf(caller.place) === countyOf(data.place) ? 'otherInstitution' : 'otherCounty';
}
