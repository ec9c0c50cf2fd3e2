import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

type Handler = (...parameters: unknown[]) => unknown;

/** One route as its decorators declare it; `handler` is what carries their metadata. */
export interface Route {
  readonly controller: Record<string, Handler>;
  readonly key: string;
  readonly handler: Handler;
  readonly method: RequestMethod;
  /** For messages: `POST ContractsController.accept`. */
  readonly name: string;
}

/** Every route of every controller. */
export function routesOf(discovery: DiscoveryService, scanner: MetadataScanner): Route[] {
  return discovery.getControllers().flatMap(({ instance, name }) => {
    const controller = instance as Record<string, Handler>;
    const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
    return scanner.getAllMethodNames(prototype).flatMap((key): Route[] => {
      const handler = prototype[key];
      if (!handler || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
      return [{ controller, key, handler, method, name: `${RequestMethod[method]} ${name}.${key}` }];
    });
  });
}
