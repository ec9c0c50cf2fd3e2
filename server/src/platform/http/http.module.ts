import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Idempotency, IdempotencyPurge } from '../idempotency/index.js';
import { AccessGuard } from './access.guard.js';
import { DeclaredRoutes } from './declared-routes.js';
import { ProblemFilter } from './problem.filter.js';

@Module({})
export class HttpModule {
  /** @param identity the module that exports a {@link SessionVerifier} */
  static forRoot(identity: Type | DynamicModule): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule, identity],
      providers: [
        DeclaredRoutes,
        IdempotencyPurge,
        { provide: APP_GUARD, useClass: AccessGuard },
        Idempotency,
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
