import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface DocumentedRoute {
  /** Operation id. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Status of success. */
  readonly success: number;
  /** Who may call, as the route itself says. */
  readonly access: unknown;
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly responses: Readonly<Record<string, unknown>>; readonly 'x-access'?: unknown }>>>>;
}

/** Every route of the running application, from the document that it serves itself. */
export async function documentedRoutes(application: NestFastifyApplication): Promise<DocumentedRoute[]> {
  const { paths } = (await application.inject({ method: 'GET', url: '/api/openapi.json' })).json<ApiDocument>();
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({
    name: operation.operationId,
    method: method.toUpperCase() as DocumentedRoute['method'],
    path,
    success: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
    access: operation['x-access'],
  })));
}
