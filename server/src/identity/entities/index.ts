export { Account } from './account.js';
export { LockoutRow, ThrottleRow } from './attempt-limits.js';
export { IdentityClaimRow } from './identity-claim.js';
export { RoleGrantRow } from './role-grant.js';
export { SessionRow } from './session.js';
export { SignInChallenge } from './sign-in-challenge.js';
export { SmsCode } from './sms-code.js';
