import { dueItems } from './due-list.js';

test.each([
  ['NONE', null, ['BIND_REAL_NAME']],
  ['IN_REVIEW', null, ['REAL_NAME_IN_REVIEW']],
  ['VERIFIED', null, ['FIND_TEAM']],
  ['VERIFIED', { state: 'SUBMITTED', daysLeft: null }, ['AWAIT_ACCEPTANCE']],
  ['VERIFIED', { state: 'ACTIVE', daysLeft: 61 }, []],
  ['VERIFIED', { state: 'ACTIVE', daysLeft: 60 }, ['CONTRACT_ENDS_SOON']],
  ['VERIFIED', { state: 'ACTIVE', daysLeft: 1 }, ['CONTRACT_ENDS_SOON']],
] as const)('%s with %j', (realName, contract, expected) => {
  expect(dueItems(realName, contract).map((item) => item.code)).toEqual(expected);
});
