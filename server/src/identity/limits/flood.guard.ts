import { Injectable, type CanActivate } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { clientBlock } from '../domain/client-address.js';
import { currentRequest, DomainError } from '../../platform/http/index.js';

/**
 * Keeps one address from occupying the processor with password hashing and the gateway calls of public routes. Counted in
 * memory for each process and in real time; what is security-relevant is counted in the database instead.
 */
@Injectable()
export class FloodGuard implements CanActivate {
  private readonly limiter = new RateLimiterMemory({ points: 600, duration: 60 });

  async canActivate(): Promise<boolean> {
    try {
      await this.limiter.consume(clientBlock(currentRequest()?.clientAddress ?? 'unknown'));
      return true;
    } catch {
      throw new DomainError('RATE_LIMITED');
    }
  }
}
