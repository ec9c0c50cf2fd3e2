import { randomUUID } from 'node:crypto';
import { Logger, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino, type Logger as PinoLogger } from 'pino';
import type { Settings } from '../config/index.js';
import { documentApi } from './api-document.js';
import { DomainError } from './domain-error.js';
import { isPlainBody } from './plain-body.js';
import { refuseAddress } from './problem.filter.js';
import { runInRequest, type ActingRequest } from './request.js';
import { ShapePipe } from './validation.js';
import { makeWritingRoutesIdempotent } from './writing-routes.js';

/** Largest JSON body; uploads have routes and limits of their own. */
const bodyLimitBytes = 512 * 1024;

const siteHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' };
const apiHeaders = { ...siteHeaders, 'cache-control': 'no-store' };

/** Nest's own messages through the same structured log as everything else. */
class StructuredLogger implements LoggerService {
  constructor(private readonly target: PinoLogger) {}
  log(message: unknown, context?: string): void { this.target.debug({ context, message }); }
  warn(message: unknown, context?: string): void { this.target.warn({ context, message }); }
  error(message: unknown, ...rest: unknown[]): void { this.target.error({ context: rest.at(-1), message }); }
  fatal(message: unknown, context?: string): void { this.target.fatal({ context, message }); }
}

/**
 * Builds the HTTP application: request context, log, validation, API document. The caller adds static files and listens.
 * @param root the application module
 */
export async function createServer(root: Type | object, settings: Settings): Promise<NestFastifyApplication> {
  const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: false, minLength: 4096 }));
  setInterval(() => log.flush(), 1_000).unref();
  const logger = new StructuredLogger(log);
  Logger.overrideLogger(logger);

  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes, trustProxy: settings.trustProxy, genReqId: () => randomUUID(), logger: false, routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/api/') ? apiHeaders : siteHeaders);
    runInRequest({ traceId: request.id, clientAddress: request.ip, request }, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => done(isPlainBody(request.body) ? undefined : new DomainError('VALIDATION_FAILED')));
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never its address: searches and numbers in an address are personal data.
    log.info({
      traceId: request.id, method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10, account: (request as ActingRequest).actor?.accountId,
    });
    done();
  });

  const application = await NestFactory.create<NestFastifyApplication>(root as Type, adapter, { logger, abortOnError: false });
  application.setGlobalPrefix('api/v1', { exclude: ['api/health/live', 'api/health/ready'] });
  application.useGlobalPipes(new ShapePipe());
  makeWritingRoutesIdempotent(application);
  application.enableShutdownHooks();
  documentApi(application);
  return application;
}
