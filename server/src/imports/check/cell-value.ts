import {
  failure, identityNumberFaultNames, normalizePhone, parseIdentityNumber, parseMobilePhone, parsePersonName, personNameFaultNames,
  success, type CivilDate, type Result,
} from '@jiayi/domain';
import { dateOfSerial, type CellValue } from '../../platform/spreadsheet/index.js';
import type { Choice, ColumnType } from '../domain/column.js';
import { parseDateText } from '../domain/date-text.js';
import type { ImportValue } from '../domain/import-row.js';
import { nearest } from '../domain/nearest.js';

/** What a cell says in place of a value when the value is to be cleared. */
const NONE = '无';
/** Excel keeps 15 significant digits; what a longer number ended with is gone. */
const EXACT_DIGITS = 15;
const MICRO = 1_000_000;
const separators = /[、，,；;\n]+/;

export interface ReadingContext {
  today: CivilDate;
  date1904: boolean;
}

/** Reads one cell with a value; the fault is the Chinese reason. */
export function readCell(cell: CellValue, type: ColumnType, context: ReadingContext): Result<ImportValue, string> {
  if (type.kind === 'IGNORED') return success(null);
  if (cell.kind === 'ERROR') return failure(`单元格是错误值 ${cell.text}，请改成正确的内容`);
  if (type.kind === 'DATE') return readDate(cell, context);
  if (type.kind === 'DEGREES') return readDegrees(cell, type.maximum);
  if (cell.kind === 'NUMBER' && digitsOf(cell.source) > EXACT_DIGITS) {
    return failure('号码被存成了“数字”格式，末几位已经丢失；请先把整列设为“文本”格式，再重新填写');
  }
  return readText(textOf(cell), type, context);
}

/** What a cell looks like as text, for messages and for columns of text. */
export function textOf(cell: CellValue): string {
  switch (cell.kind) {
    case 'NUMBER':
      // Of a number too large for exactness its source is all there is.
      return Number.isSafeInteger(cell.value) ? cell.value.toFixed(0) : cell.source;
    case 'BOOLEAN':
      return cell.value ? '是' : '否';
    default:
      return cell.text;
  }
}

function readText(text: string, type: ColumnType, context: ReadingContext): Result<ImportValue, string> {
  switch (type.kind) {
    case 'TEXT':
      if (text === NONE) return success('');
      return text.length > type.maximum ? failure(`内容超过 ${type.maximum} 个字`) : success(text);
    case 'PERSON_NAME': {
      const name = parsePersonName(text);
      return name.ok ? success(name.value) : failure(personNameFaultNames[name.fault]);
    }
    case 'CODE': {
      const code = text.normalize('NFKC');
      return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/.test(code) ? success(code) : failure('编码只能用字母、数字、横线、下划线和点，最多 32 位');
    }
    case 'CHOICE':
      return readChoice(text, type.choices);
    case 'YES_NO': {
      const yes = /^(是|对|y|yes|true|1|√)$/i.test(text);
      return yes || /^(否|不|n|no|false|0|×)$/i.test(text) ? success(yes) : failure('请填写“是”或“否”');
    }
    case 'INTEGER': {
      const value = Number(text.normalize('NFKC'));
      const fits = Number.isInteger(value) && value >= type.minimum && value <= type.maximum;
      return fits ? success(value) : failure(`应为 ${type.minimum} 到 ${type.maximum} 之间的整数`);
    }
    case 'ID_NUMBER': {
      const number = parseIdentityNumber(text, context.today);
      return number.ok ? success(number.value.number) : failure(identityNumberFaultNames[number.fault]);
    }
    case 'MOBILE_PHONE': {
      if (text === NONE) return success('');
      const phone = parseMobilePhone(text);
      return phone ? success(phone) : failure('手机号应为 1 开头的 11 位数字');
    }
    case 'TELEPHONE': {
      if (text === NONE) return success('');
      const digits = normalizePhone(text);
      return /^\d{3,16}$/.test(digits) ? success(text.normalize('NFKC')) : failure('电话号码不正确，座机请写成 0000-1234567 的样子');
    }
    case 'LIST': {
      if (text === NONE) return success([]);
      const parts = text.split(separators).map((part) => part.trim()).filter(Boolean);
      return parts.length > type.maximum ? failure(`最多填 ${type.maximum} 项`) : success([...new Set(parts)]);
    }
    default:
      throw new Error(`${type.kind} is not read as text`);
  }
}

function readChoice(text: string, choices: readonly Choice[]): Result<ImportValue, string> {
  const plain = text.replace(/\s/g, '');
  const chosen = choices.find((choice) => choice.label === plain || choice.code === plain || choice.aliases?.includes(plain));
  if (chosen) return success(chosen.code);
  const near = nearest(plain, choices.map((choice) => choice.label));
  return failure(near ? `没有“${text}”这一项，是不是“${near}”？` : `只能填写：${choices.map((choice) => choice.label).join('、')}`);
}

/** Serial numbers are below 3,000,000, so an eight-digit number can only be a date written without separators. */
function readDate(cell: CellValue, { date1904 }: ReadingContext): Result<ImportValue, string> {
  if (cell.kind === 'TEXT' && cell.text === NONE) return success('');
  const isSerial = cell.kind === 'NUMBER' && cell.value < 10_000_000;
  const date = isSerial ? dateOfSerial(cell.value, date1904) : parseDateText(textOf(cell));
  return date ? success(date) : failure('日期不存在或写法不对，请写成 1980-01-02 的样子');
}

function readDegrees(cell: CellValue, maximum: number): Result<ImportValue, string> {
  const degrees = cell.kind === 'NUMBER' ? cell.value : Number(textOf(cell).normalize('NFKC').replace(/°$/, ''));
  return Math.abs(degrees) <= maximum ? success(Math.round(degrees * MICRO)) : failure(`应为 -${maximum} 到 ${maximum} 之间的度数，例如 43.886800`);
}

/** Significant digits of a number as the file writes it: '2.20183198001021E+17' stands for 18 of them. */
function digitsOf(source: string): number {
  const match = /^-?(\d+)(?:\.(\d*))?(?:[eE]\+?(\d+))?$/.exec(source);
  return match ? (match[1]?.length ?? 0) + Number(match[3] ?? 0) : 0;
}
