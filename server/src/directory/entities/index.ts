export { DirectoryGram, DirectoryName } from './directory-name.js';
export { Grid } from './grid.js';
export { Institution } from './institution.js';
export { Practitioner } from './practitioner.js';
export { Team } from './team.js';
export { TeamMember } from './team-member.js';
export { TeamPlaces } from './team-places.js';
