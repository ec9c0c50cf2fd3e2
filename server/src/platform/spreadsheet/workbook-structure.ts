import { posix } from 'node:path';
import type { WorkbookArchive } from './archive.js';
import { cleanText } from './cell.js';
import type { WorkbookLimits } from './limits.js';
import { parsePart } from './part-parser.js';
import { WorkbookRefusal } from './workbook-refusal.js';

export interface SheetPart {
  name: string;
  part: string;
}

export interface WorkbookStructure {
  sheets: SheetPart[];
  sharedStringsPart: string | null;
  date1904: boolean;
}

interface Relationship {
  /** Last segment of the type: 'worksheet', 'sharedStrings', 'officeDocument' … the same in the strict and the transitional format. */
  type: string;
  part: string;
}

/** Relationship types that fetch or run something from outside; a hyperlink is only text to us and never followed. */
const externalTypes = new Set(['externalLink', 'externalLinkPath', 'oleObject', 'attachedTemplate', 'frame', 'subDocument', 'connections', 'queryTable']);

/** Reads content types, relationships and the list of sheets (ECMA-376 parts 1 and 2). */
export async function readStructure(archive: WorkbookArchive, limits: WorkbookLimits): Promise<WorkbookStructure> {
  const workbookPart = await findWorkbookPart(archive, limits);
  const relationships = await readRelationships(archive, workbookPart, limits);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await parsePart(archive.read(workbookPart), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      else if (name === 'externalReference') throw new WorkbookRefusal('EXTERNAL_LINK');
      else if (name === 'sheet') {
        if (sheets.length >= limits.sheets) throw new WorkbookRefusal('TOO_MANY_SHEETS', { limit: limits.sheets });
        const target = relationships.get(relationshipId(attributes));
        if (target?.type === 'worksheet') sheets.push({ name: cleanText(attributes['name'] ?? ''), part: target.part });
      }
    },
  }, limits);
  for (const { part } of sheets) await readRelationships(archive, part, limits);
  const shared = [...relationships.values()].find((relationship) => relationship.type === 'sharedStrings');
  return { sheets, sharedStringsPart: shared?.part ?? null, date1904 };
}

async function findWorkbookPart(archive: WorkbookArchive, limits: WorkbookLimits): Promise<string> {
  const root = [...(await readRelationships(archive, '', limits)).values()].find((relationship) => relationship.type === 'officeDocument');
  if (!root) throw new WorkbookRefusal('OTHER_ARCHIVE');
  const types = new Map<string, string>();
  await parsePart(archive.read('[Content_Types].xml'), {
    open: (name, attributes) => {
      if (name === 'Override' && types.size < limits.entries) types.set((attributes['PartName'] ?? '').toLowerCase(), attributes['ContentType'] ?? '');
    },
  }, limits);
  const type = types.get(`/${root.part}`.toLowerCase()) ?? '';
  if (/macroEnabled/i.test(type)) throw new WorkbookRefusal('MACROS');
  if (/sheet\.binary/i.test(type)) throw new WorkbookRefusal('BINARY_WORKBOOK');
  if (!/spreadsheetml\.(sheet|template)\.main\+xml$/i.test(type)) throw new WorkbookRefusal('OTHER_OFFICE_FILE');
  return root.part;
}

/** Relationships of a part ('' for the package itself) by their id. */
async function readRelationships(archive: WorkbookArchive, part: string, limits: WorkbookLimits): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(part);
  const relationshipsPart = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relationship>();
  if (!archive.has(relationshipsPart)) return found;
  await parsePart(archive.read(relationshipsPart), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = (attributes['Type'] ?? '').split('/').pop() ?? '';
      if (externalTypes.has(type)) throw new WorkbookRefusal('EXTERNAL_LINK');
      if (attributes['TargetMode'] === 'External') {
        if (type !== 'hyperlink') throw new WorkbookRefusal('EXTERNAL_LINK');
        return;
      }
      if (found.size >= limits.entries) throw new WorkbookRefusal('TOO_MANY_PARTS', { limit: limits.entries });
      found.set(attributes['Id'] ?? '', { type, part: resolvePart(folder, attributes['Target'] ?? '') });
    },
  }, limits);
  return found;
}

function resolvePart(folder: string, target: string): string {
  const resolved = target.startsWith('/') ? posix.normalize(target).slice(1) : posix.join(folder, target);
  if (resolved.startsWith('../') || resolved === '..') throw new WorkbookRefusal('UNSAFE_PATH');
  return resolved;
}

/** The attribute r:id, whatever prefix the file gives to the relationships namespace. */
const relationshipId = (attributes: Record<string, string>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
