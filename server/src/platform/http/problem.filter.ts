import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorCodes, type ErrorCode } from '@jiayi/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable, redactedDatabaseError } from '../database/index.js';
import { DomainError } from './domain-error.js';
import { currentRequest } from './request.js';

/** RFC 9457 body of every failed request. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  traceId: string;
  errors: readonly { pointer: string; code: string; message?: string; clause?: string }[];
}

/** The problem of which nothing more is to be said than its code. */
const plainProblem = (code: ErrorCode, traceId: string): Problem =>
  ({ type: `urn:jiayi:problem:${code}`, title: errorCodes[code].title, status: errorCodes[code].status, code, traceId, errors: [] });

function send(reply: FastifyReply, problem: Problem): void {
  void reply.status(problem.status).header('Content-Type', 'application/problem+json; charset=utf-8').header('Cache-Control', 'no-store')
    // Already serialised, so that a route's own response schema does not apply.
    .serializer((body: unknown) => JSON.stringify(body)).send(problem);
}

/** Answers what is no address at all (`/%ff`, a segment of a thousand letters), which the router finds out before any route; it would repeat the address. */
export const refuseAddress = (_error: unknown, request: FastifyRequest, reply: FastifyReply): void => send(reply, plainProblem('NOT_FOUND', request.id));

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'VALIDATION_FAILED', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 405: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE', 429: 'RATE_LIMITED', 503: 'UNAVAILABLE',
};

/** Turns whatever was thrown into a problem; what is not ours is logged without statement, parameters or personal data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.describe(error);
    if (reply.sent) return;
    if (problem.code === 'RATE_LIMITED' || problem.status === 503) void reply.header('Retry-After', '30');
    send(reply, problem);
  }

  private describe(error: unknown): Problem {
    const traceId = currentRequest()?.traceId ?? 'background';
    if (error instanceof DomainError) {
      return { type: `urn:jiayi:problem:${error.code}`, title: error.title, status: error.status, code: error.code, traceId, errors: this.errorsOf(error) };
    }
    const code = this.codeOf(error);
    if (errorCodes[code].status >= 500) {
      this.logger.error({ traceId, error: redactedDatabaseError(error) ?? (error instanceof Error ? error.stack : String(error)) });
    }
    return plainProblem(code, traceId);
  }

  private errorsOf(error: DomainError): Problem['errors'] {
    if (error.details.errors) return error.details.errors;
    const { clause } = errorCodes[error.code];
    return clause ? [{ pointer: '', code: error.code, clause }] : [];
  }

  private codeOf(error: unknown): ErrorCode {
    if (isUnavailable(error)) return 'UNAVAILABLE';
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
    return (typeof status === 'number' ? byStatus[status] : undefined) ?? (typeof status === 'number' && status >= 400 && status < 500 ? 'VALIDATION_FAILED' : 'INTERNAL');
  }
}
