export { ResidentCondition } from './resident-condition.js';
export { ResidentGroup, ResidentKeyGroup } from './resident-group.js';
export { ResidentStanding } from './resident-standing.js';
export { Resident } from './resident.js';
