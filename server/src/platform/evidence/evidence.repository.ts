import { Injectable } from '@nestjs/common';
import { Database, readInstant, sqlInstant } from '../database/index.js';
import type { Checkpoint } from './checkpoint.js';
import type { SealedRecord } from './leaf.js';

/** A record before it has a place in the tree. */
export type WaitingRecord = Omit<SealedRecord, 'leafIndex'>;

export interface StoredRecord extends WaitingRecord {
  /** Canonical JSON. */
  readonly body: string;
  readonly leafIndex: number | null;
  readonly leafHash: string | null;
}

interface RecordRow extends Omit<StoredRecord, 'recordedAt'> {
  recordedAt: Date | string;
}

interface CheckpointRow {
  size: number;
  previousSize: number;
  root: string;
  peaks: string;
  signedAt: Date | string;
  keyId: string;
  signature: string;
}

const waitingColumns = 'id, kind, subject_kind AS subjectKind, subject_id AS subjectId, code, sha256, recorded_at AS recordedAt';
const recordColumns = `${waitingColumns}, body, leaf_index AS leafIndex, leaf_hash AS leafHash`;
const checkpointColumns = 'size, previous_size AS previousSize, root, peaks, signed_at AS signedAt, key_id AS keyId, signature';

export const recordBatch = 500;
export const checkpointBatch = 500;
const hashDigits = 64;

/** All SQL of the evidence log but for the inner nodes that proofs read. */
@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  async insertRecord(record: Omit<StoredRecord, 'id' | 'leafIndex' | 'leafHash'>): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO evidence_record (kind, subject_kind, subject_id, code, body, sha256, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [record.kind, record.subjectKind, record.subjectId, record.code, record.body, record.sha256, sqlInstant(record.recordedAt)],
    );
    return insertId;
  }

  async findRecord(id: number): Promise<StoredRecord | null> {
    const [row] = await this.database.query<RecordRow>(`SELECT ${recordColumns} FROM evidence_record WHERE id = ?`, [id]);
    return row ? toRecord(row) : null;
  }

  async findRecordByCode(code: string): Promise<StoredRecord | null> {
    const [row] = await this.database.query<RecordRow>(`SELECT ${recordColumns} FROM evidence_record WHERE code = ?`, [code]);
    return row ? toRecord(row) : null;
  }

  /** Committed records without a place, in order of id; at most {@link recordBatch}. */
  async waitingRecords(): Promise<WaitingRecord[]> {
    const rows = await this.database.query<RecordRow>(`SELECT ${waitingColumns} FROM evidence_record WHERE leaf_index IS NULL ORDER BY id LIMIT ${recordBatch}`);
    return rows.map((row) => ({ ...row, recordedAt: readInstant(row.recordedAt) }));
  }

  async isAnyWaiting(): Promise<boolean> {
    return (await this.database.query('SELECT id FROM evidence_record WHERE leaf_index IS NULL LIMIT 1')).length > 0;
  }

  async seal(id: number, leafIndex: number, leafHash: Buffer): Promise<void> {
    // By primary key alone: a condition on leaf_index could make MariaDB lock the whole range of waiting records.
    await this.database.execute('UPDATE evidence_record SET leaf_index = ?, leaf_hash = ? WHERE id = ?', [leafIndex, leafHash.toString('hex'), id]);
  }

  async insertNode(level: number, position: number, hash: Buffer): Promise<void> {
    await this.database.execute('INSERT INTO evidence_node (level, position, hash) VALUES (?, ?, ?)', [level, position, hash.toString('hex')]);
  }

  async findNode(level: number, position: number): Promise<string | null> {
    const [row] = await this.database.query<{ hash: string }>('SELECT hash FROM evidence_node WHERE level = ? AND position = ?', [level, position]);
    return row?.hash ?? null;
  }

  async insertCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await this.database.execute(
      'INSERT INTO evidence_checkpoint (size, previous_size, root, peaks, signed_at, key_id, signature) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [checkpoint.size, checkpoint.previousSize, checkpoint.root.toString('hex'), checkpoint.peaks.map((peak) => peak.toString('hex')).join(''),
        sqlInstant(checkpoint.signedAt), checkpoint.keyId, checkpoint.signature.toString('base64')],
    );
  }

  async lastCheckpoint(): Promise<Checkpoint | null> {
    const [row] = await this.database.query<CheckpointRow>(`SELECT ${checkpointColumns} FROM evidence_checkpoint ORDER BY size DESC LIMIT 1`);
    return row ? toCheckpoint(row) : null;
  }

  /** Checkpoints larger than `size`, ascending; at most {@link checkpointBatch}. */
  async checkpointsAfter(size: number): Promise<Checkpoint[]> {
    const rows = await this.database.query<CheckpointRow>(
      `SELECT ${checkpointColumns} FROM evidence_checkpoint WHERE size > ? ORDER BY size LIMIT ${checkpointBatch}`, [size]);
    return rows.map(toCheckpoint);
  }

  /** Records with `from` ≤ leaf index < `to`, ascending; at most {@link recordBatch}. */
  async recordsBetween(from: number, to: number): Promise<StoredRecord[]> {
    const rows = await this.database.query<RecordRow>(
      `SELECT ${recordColumns} FROM evidence_record WHERE leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index LIMIT ${recordBatch}`, [from, to]);
    return rows.map(toRecord);
  }

  /** How many records claim a place outside of `0 ≤ index < size`. */
  async countOutside(size: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('SELECT COUNT(*) AS count FROM evidence_record WHERE leaf_index < 0 OR leaf_index >= ?', [size]);
    return Number(row?.count ?? 0);
  }

  /** How many records have no place, and how many of these were recorded before `instant`. */
  async countWaiting(instant: Date): Promise<{ all: number; before: number }> {
    const [row] = await this.database.query<{ total: number; late: number | null }>(
      'SELECT COUNT(*) AS total, SUM(CASE WHEN recorded_at < ? THEN 1 ELSE 0 END) AS late FROM evidence_record WHERE leaf_index IS NULL', [sqlInstant(instant)]);
    return { all: Number(row?.total ?? 0), before: Number(row?.late ?? 0) };
  }
}

const toRecord = (row: RecordRow): StoredRecord => ({ ...row, recordedAt: readInstant(row.recordedAt) });

const toCheckpoint = (row: CheckpointRow): Checkpoint => ({
  size: row.size, previousSize: row.previousSize, keyId: row.keyId, signedAt: readInstant(row.signedAt),
  root: Buffer.from(row.root, 'hex'), signature: Buffer.from(row.signature, 'base64'),
  peaks: Array.from({ length: row.peaks.length / hashDigits }, (_, index) => Buffer.from(row.peaks.slice(index * hashDigits, (index + 1) * hashDigits), 'hex')),
});
