import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './access.js';
import type { Actor } from './actor.js';
import { DomainError } from './domain-error.js';
import type { ActingRequest } from './request.js';
import { SessionVerifier } from './session-verifier.js';

const tokenShape = /^Bearer ([A-Za-z0-9_-]{20,128})$/;

/** Verifies the session and the route's declared rule before anything of the request is looked at. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly sessions: SessionVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === undefined) throw new DomainError('FORBIDDEN');
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const token = tokenShape.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new DomainError('UNAUTHENTICATED');
    const actor = await this.sessions.verify(token);
    if (!actor) throw new DomainError('SESSION_EXPIRED');
    request.actor = actor;
    enforce(rule, actor);
    return true;
  }
}

/** @throws DomainError FORBIDDEN, or REAL_NAME_REQUIRED where binding the real name is all that is missing. */
export function enforce(rule: Exclude<AccessRule, 'public'>, actor: Actor): void {
  if (rule === 'signed-in') return;
  if (rule === 'resident' || rule === 'bound-resident') {
    if (actor.kind !== 'RESIDENT') throw new DomainError('FORBIDDEN');
    if (rule === 'bound-resident' && actor.residentId === null) throw new DomainError('REAL_NAME_REQUIRED');
    return;
  }
  if (actor.kind !== 'STAFF') throw new DomainError('FORBIDDEN');
  if (rule === 'staff') return;
  if (!actor.grants.some((grant) => rule.roles.includes(grant.role))) throw new DomainError('FORBIDDEN');
}
