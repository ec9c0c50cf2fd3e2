import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE } from './access.js';
import { routesOf } from './routes.js';

/** Stops the boot when a route does not say who may call it. */
@Injectable()
export class DeclaredRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = routesOf(this.discovery, this.scanner).filter(({ handler }) => this.reflector.get<unknown>(ACCESS_RULE, handler) === undefined);
    if (undeclared.length) throw new Error(`Routes that do not declare who may call them (@Access): ${undeclared.map(({ name }) => name).join(', ')}`);
  }
}
