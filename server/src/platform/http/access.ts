import { SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import type { StaffRole } from '@jiayi/domain';

/**
 * Who may call a route. Whose data they may see is decided in the SQL of the repository.
 * - `public`: anyone;
 * - `signed-in`: any valid session;
 * - `resident`: a phone session; `bound-resident`: one whose real name is bound;
 * - `{ roles }`: staff who hold at least one of the roles anywhere.
 */
export type AccessRule = 'public' | 'signed-in' | 'resident' | 'bound-resident' | 'staff' | { readonly roles: readonly StaffRole[] };

export const ACCESS_RULE = 'jiayi:access-rule';
export const WITHOUT_IDEMPOTENCY_KEY = 'jiayi:without-idempotency-key';

/** Declares who may call the route; a route without it stops the boot. */
export const Access = (rule: AccessRule): MethodDecorator => applyDecorators(
  SetMetadata(ACCESS_RULE, rule),
  ApiExtension('x-access', rule),
  ...(rule === 'public' ? [] : [ApiBearerAuth()]),
);

/** Exempts a writing route from the Idempotency-Key; the reason is for the next reader. */
export const WithoutIdempotencyKey = (reason: string): MethodDecorator => applyDecorators(
  SetMetadata(WITHOUT_IDEMPOTENCY_KEY, reason),
  ApiExtension('x-without-idempotency-key', reason),
);
