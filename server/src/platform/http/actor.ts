import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { StaffRole } from '@jiayi/domain';
import type { ActingRequest } from './request.js';

/** A person on the phone: resident or, later, guardian. `residentId` is null until the real name is bound. */
export interface ResidentActor {
  readonly kind: 'RESIDENT';
  readonly accountId: number;
  readonly sessionId: number;
  readonly residentId: number | null;
  readonly displayName: string;
}

/** A role and the institution subtree it is limited to. The path goes into the SQL as a prefix. */
export interface RoleGrant {
  readonly role: StaffRole;
  readonly institutionId: number;
  readonly institutionPath: string;
}

export interface StaffActor {
  readonly kind: 'STAFF';
  readonly accountId: number;
  readonly sessionId: number;
  readonly practitionerId: number | null;
  readonly displayName: string;
  readonly grants: readonly RoleGrant[];
}

export type Actor = ResidentActor | StaffActor;

/** The signed-in person of the request; the access guard has put it there. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor | null =>
  context.switchToHttp().getRequest<ActingRequest>().actor ?? null);
