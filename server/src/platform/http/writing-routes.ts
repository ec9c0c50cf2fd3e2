import { RequestMethod, type INestApplication } from '@nestjs/common';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { IdempotencyInterceptor } from '../idempotency/index.js';
import { WITHOUT_IDEMPOTENCY_KEY } from './access.js';
import { routesOf } from './routes.js';

const readingMethods: ReadonlySet<RequestMethod> = new Set([RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS]);

/**
 * Puts the idempotency around every route that writes, outermost, unless the route is exempt. Not as a global interceptor: with one of
 * those Nest takes reading requests through RxJS as well, which was a third of what a small one costs. To be called before the
 * application is initialised, which is when Nest reads the metadata.
 */
export function makeWritingRoutesIdempotent(application: INestApplication): void {
  for (const { handler, method } of routesOf(application.get(DiscoveryService), application.get(MetadataScanner))) {
    if (readingMethods.has(method) || Reflect.hasMetadata(WITHOUT_IDEMPOTENCY_KEY, handler)) continue;
    const own = (Reflect.getMetadata(INTERCEPTORS_METADATA, handler) ?? []) as unknown[];
    // Handlers outlive an application where several are started in one process, as tests do.
    const others = own.filter((interceptor) => !(interceptor instanceof IdempotencyInterceptor));
    Reflect.defineMetadata(INTERCEPTORS_METADATA, [application.get(IdempotencyInterceptor, { strict: false }), ...others], handler);
  }
}
