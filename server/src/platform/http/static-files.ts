import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface StaticSite {
  /** Where it is served: `/` or `/console/`. */
  readonly prefix: string;
  /** Folder of the built front end. */
  readonly folder: string;
}

/** Serves the built front ends. A site that is not built answers with a sentence instead of an empty page. */
export async function serveSites(application: NestFastifyApplication, sites: readonly StaticSite[]): Promise<void> {
  const fastify = application.getHttpAdapter().getInstance();
  let decorated = false;
  for (const { prefix, folder } of sites) {
    const page = join(folder, 'index.html');
    if (!existsSync(page)) {
      fastify.get(prefix, (_request, reply) => reply.status(503).type('text/plain; charset=utf-8').send('页面尚未构建。请在项目目录运行 npm run build 后重新启动。'));
      continue;
    }
    const policy = contentSecurityPolicy(readFileSync(page, 'utf8'));
    await fastify.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: !decorated,
      cacheControl: false,
      setHeaders: (reply, path) => {
        if (path.endsWith('.html')) {
          void reply.header('Content-Security-Policy', policy);
          void reply.header('Cache-Control', 'no-cache');
        } else {
          // File names carry a hash of their content.
          void reply.header('Cache-Control', 'public, max-age=31536000, immutable');
        }
      },
    });
    decorated = true;
    if (prefix !== '/') fastify.get(prefix.replace(/\/$/, ''), (_request, reply) => reply.redirect(prefix));
  }
}

/** Only our own scripts, and the inline ones that the built page itself contains, by their hash. */
export function contentSecurityPolicy(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => `'sha256-${createHash('sha256').update(script ?? '').digest('base64')}'`);
  return [
    "default-src 'self'", `script-src 'self' ${inline.join(' ')}`.trim(), "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self' data:", "connect-src 'self'", "frame-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ');
}
