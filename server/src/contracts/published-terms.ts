import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { KeyGroupCode } from '@jiayi/domain';
import type { DocumentSection, PolicyDocument, ServiceItem } from '@jiayi/policy';
import { Clock } from '../platform/clock/index.js';
import { Database, isUniqueViolation, sqlInstant, UnitOfWork } from '../platform/database/index.js';
import { canonicalJson, type JsonObject } from '../platform/evidence/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import type { DocumentKind } from './entities/index.js';

export interface PublishedDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly version: string;
  readonly title: string;
  readonly sha256: string;
  readonly sections: readonly DocumentSection[];
  readonly characters: number;
}

export interface PublishedPackage {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: 'BASIC';
  readonly priceFen: number;
  readonly description: string;
  readonly version: string;
  readonly sha256: string;
  readonly items: readonly ServiceItem[];
}

interface Body {
  kind: string;
  version: string;
}

/**
 * The texts and packages of the region as they are published: each version once, under an id and a hash, never changed.
 * What a resident saw stays readable for ever; what is offered now is what the policy pack says now.
 */
@Injectable()
export class PublishedTerms implements OnApplicationBootstrap {
  private readonly documents = new Map<number, PublishedDocument>();
  private readonly packages = new Map<number, PublishedPackage>();
  private inForce: { agreement: PublishedDocument; healthDataConsent: PublishedDocument; packages: readonly PublishedPackage[] } | undefined;

  constructor(
    private readonly policy: RegionPolicy,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { documents, basicPackage } = this.policy.pack;
    this.inForce = {
      agreement: await this.publishDocument(documents.agreement.value),
      healthDataConsent: await this.publishDocument(documents.healthDataConsent.value),
      packages: [await this.publishPackage(basicPackage.value)],
    };
  }

  get offered() {
    if (!this.inForce) throw new Error('The terms are published at the start of the application.');
    return this.inForce;
  }

  inForceOf(kind: DocumentKind): PublishedDocument {
    return kind === 'AGREEMENT' ? this.offered.agreement : this.offered.healthDataConsent;
  }

  /** Any version that was ever shown, or null. */
  async document(id: number): Promise<PublishedDocument | null> {
    const kept = this.documents.get(id);
    if (kept) return kept;
    const [row] = await this.database.query<{ id: number; sha256: string; body: string }>('SELECT id, sha256, body FROM consent_document WHERE id = ?', [id]);
    return row ? this.keepDocument(row.id, row.sha256, JSON.parse(row.body) as PolicyDocument) : null;
  }

  /** Any version that was ever signed. */
  async package(id: number): Promise<PublishedPackage> {
    const kept = this.packages.get(id);
    if (kept) return kept;
    const [row] = await this.database.query<{ id: number; sha256: string; body: string }>('SELECT id, sha256, body FROM service_package WHERE id = ?', [id]);
    if (!row) throw new Error(`There is no service package ${id}.`);
    return this.keepPackage(row.id, row.sha256, JSON.parse(row.body) as Omit<PublishedPackage, 'id' | 'sha256'>);
  }

  private async publishDocument(source: PolicyDocument): Promise<PublishedDocument> {
    const body = { kind: source.kind, version: source.version, title: source.title, sections: source.sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })) };
    const { id, sha256 } = await this.publish('consent_document', body, { kind: body.kind }, { version: body.version, title: body.title });
    return this.keepDocument(id, sha256, body);
  }

  private async publishPackage(source: { code: string; kind: 'BASIC'; name: string; description: string; priceFen: number; version: string; items: readonly { value: ServiceItem }[] }): Promise<PublishedPackage> {
    const items = source.items.map(({ value }) => ({ ...value, groups: [...value.groups] }));
    const body = { code: source.code, kind: source.kind, name: source.name, description: source.description, priceFen: source.priceFen, version: source.version, items };
    const { id, sha256 } = await this.publish('service_package', body, { code: body.code }, { name: body.name });
    return this.keepPackage(id, sha256, body);
  }

  /** Finds the version with this very text, or adds it. Two processes that start together agree through the unique key. */
  private async publish(table: 'consent_document' | 'service_package', body: Body & JsonObject, identity: Record<string, string>, other: Record<string, string>): Promise<{ id: number; sha256: string }> {
    const text = canonicalJson(body);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const columns = { region: this.policy.pack.code, ...identity, sha256 };
    const find = async () => {
      const [row] = await this.database.query<{ id: number }>(`SELECT id FROM ${table} WHERE ${Object.keys(columns).map((column) => `${column} = ?`).join(' AND ')}`, Object.values(columns));
      return row && { id: row.id, sha256 };
    };
    const existing = await find();
    if (existing) return existing;
    const row = { ...columns, ...other, body: text, published_at: sqlInstant(this.clock.now()) };
    try {
      const { insertId } = await this.unitOfWork.run(() => this.database.execute(
        `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row),
      ));
      return { id: insertId, sha256 };
    } catch (error) {
      const other = isUniqueViolation(error) ? await find() : undefined;
      if (!other) throw error;
      return other;
    }
  }

  private keepDocument(id: number, sha256: string, body: PolicyDocument): PublishedDocument {
    const characters = body.sections.reduce((sum, section) => sum + section.heading.length + section.paragraphs.join('').length, 0);
    const document = { id, sha256, kind: body.kind, version: body.version, title: body.title, sections: body.sections, characters };
    this.documents.set(id, document);
    return document;
  }

  private keepPackage(id: number, sha256: string, body: Omit<PublishedPackage, 'id' | 'sha256'>): PublishedPackage {
    const published = { ...body, id, sha256 };
    this.packages.set(id, published);
    return published;
  }
}

/** The items a resident of these groups is entitled to: those for everybody, and those of the resident's own groups. [L16] */
export const itemsFor = (offered: PublishedPackage, groups: readonly KeyGroupCode[]): ServiceItem[] =>
  offered.items.filter((item) => item.groups.length === 0 || item.groups.some((group) => groups.includes(group)));
