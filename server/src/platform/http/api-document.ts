import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';

/** The OpenAPI document; the typed client in libs/api-client is generated from it. */
export function buildApiDocument(application: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('家医 API')
    .setDescription('家庭医生签约服务。写入请求须带 Idempotency-Key；错误为 application/problem+json。')
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(application, outline, { operationIdFactory: (_controller, method) => method });
}

/** Serves the document at /api/openapi.json and its page at /api/docs. */
export function documentApi(application: INestApplication): void {
  SwaggerModule.setup('api/docs', application, () => buildApiDocument(application), { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: '家医 API' });
}
