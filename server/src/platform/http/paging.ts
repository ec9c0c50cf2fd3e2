import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { DomainError } from './domain-error.js';

/** Query of every list: an opaque cursor and a page size. */
export class PageQuery {
  @ApiProperty({ required: false, description: 'nextCursor of the page before' })
  @IsOptional() @IsString() @Matches(/^[A-Za-z0-9_-]{1,400}$/)
  cursor?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 100, default: 20 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100)
  limit?: number;
}

export const defaultPageSize = 20;

export type CursorKey = readonly (string | number)[];

/** The sort key of the last row of a page, made opaque. */
export const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * Reads a cursor back.
 * @param shape type of each part, so that a forged cursor cannot put another type into a statement
 * @throws DomainError VALIDATION_FAILED
 */
export function decodeCursor(cursor: string, shape: readonly ('string' | 'number')[]): CursorKey {
  const wrong = () => new DomainError('VALIDATION_FAILED', { errors: [{ pointer: '?cursor', code: 'cursor' }] });
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw wrong();
  }
  if (!Array.isArray(key) || key.length !== shape.length || key.some((part, index) => typeof part !== shape[index])) throw wrong();
  return key as CursorKey;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Cuts the one row too many that the repository asked for (`limit + 1`) and makes the cursor from the last one kept. */
export function pageOf<Row, Item>(rows: readonly Row[], limit: number, keyOf: (row: Row) => CursorKey, itemOf: (row: Row) => Item): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(itemOf), nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}
