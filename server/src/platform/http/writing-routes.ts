import { RequestMethod, type INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Idempotency } from '../idempotency/index.js';
import { WITHOUT_IDEMPOTENCY_KEY } from './access.js';
import { currentRequest } from './request.js';
import { routesOf } from './routes.js';

const readingMethods: ReadonlySet<RequestMethod> = new Set([RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS]);

/**
 * Puts the idempotency around the handler of every route that writes, unless the route is exempt: guard and shape check come before, and
 * stay outside of the transaction. Not as an interceptor of Nest, which takes the request through RxJS and cost more than the statements
 * of a signing. To be called before the application is initialised, which is when Nest reads the handlers.
 */
export function makeWritingRoutesIdempotent(application: INestApplication): void {
  const idempotency = application.get(Idempotency, { strict: false });
  for (const { controller, key, handler, method } of routesOf(application.get(DiscoveryService), application.get(MetadataScanner))) {
    if (readingMethods.has(method) || Reflect.hasMetadata(WITHOUT_IDEMPOTENCY_KEY, handler)) continue;
    const once = (...parameters: unknown[]): Promise<unknown> => {
      const context = currentRequest();
      if (!context) throw new Error(`${key} was called outside of a request.`);
      return idempotency.once(context.request, () => handler.apply(controller, parameters));
    };
    for (const name of Reflect.getMetadataKeys(handler) as unknown[]) Reflect.defineMetadata(name, Reflect.getMetadata(name, handler), once);
    controller[key] = once;
  }
}
