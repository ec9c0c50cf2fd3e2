import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import type { System } from './system.js';

/** One row of the demo's list of people (GET /demo/identities). */
export interface DemoIdentity {
  roleName: string;
  name: string;
  where: string;
  hint: string | null;
  signIn: { kind: 'PHONE'; phone: string } | { kind: 'STAFF'; username: string; password: string; totpCode: string | null };
}

/** An answer of the API that was not the expected success. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly code: string, readonly title: string) {
    super(`${status} ${code}: ${title}`);
  }
}

/** The public HTTP API, called as any other client would. */
export class Api {
  constructor(private readonly system: System, private readonly token: string | null = null) {}

  get = <Answer>(path: string): Promise<Answer> => this.call<Answer>('GET', path);
  post = <Answer>(path: string, body: unknown = {}): Promise<Answer> => this.call<Answer>('POST', path, body);
  patch = <Answer>(path: string, body: unknown): Promise<Answer> => this.call<Answer>('PATCH', path, body);

  /** The bytes of a file, e.g. a PDF. */
  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path)).arrayBuffer());
  }

  /** Sends a file as a form field named 'file'. */
  async upload<Answer>(path: string, file: string): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(file)]), basename(file));
    return (await this.send('POST', path, form)).json() as Promise<Answer>;
  }

  /** The same API for whoever has this phone; the demo shows the SMS code. */
  async asPhone(phone: string): Promise<Api> {
    const { demoCode } = await this.post<{ demoCode: string }>('/sms-codes', { phone });
    const { token } = await this.post<{ token: string }>('/sessions/phone', { phone, code: demoCode, deviceName: 'acceptance' });
    return new Api(this.system, token);
  }

  /** The same API for a member of staff of the demo, with the second factor where there is one. */
  async asStaff({ signIn }: DemoIdentity): Promise<Api> {
    if (signIn.kind !== 'STAFF') throw new Error('not a member of staff');
    const { session, secondFactor } = await this.post<{ session: { token: string } | null; secondFactor: { challenge: string } | null }>(
      '/sessions/staff', { username: signIn.username, password: signIn.password, deviceName: 'acceptance' },
    );
    const token = session?.token
      ?? (await this.post<{ token: string }>('/sessions/staff/second-factor', { challenge: secondFactor?.challenge, code: signIn.totpCode })).token;
    return new Api(this.system, token);
  }

  private async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.send(method, path, body);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.system.address}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { code?: string; title?: string };
      throw new ApiProblem(response.status, problem.code ?? '', problem.title ?? '');
    }
    return response;
  }
}

/** The first person of the demo that fits. */
export async function findIdentity(api: Api, find: (identity: DemoIdentity) => boolean): Promise<DemoIdentity> {
  const { items } = await api.get<{ items: DemoIdentity[] }>('/demo/identities');
  const identity = items.find(find);
  if (!identity) throw new Error(`The demo has nobody like that, only:\n${items.map(({ roleName, name, hint }) => `${roleName} ${name} ${hint ?? ''}`).join('\n')}`);
  return identity;
}
