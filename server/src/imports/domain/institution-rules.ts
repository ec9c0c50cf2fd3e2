import { institutionKinds, isInstitutionKind, isOwnership, mayStandBelow, type InstitutionKind } from '@jiayi/domain';
import type { ImportRow } from './import-row.js';
import type { KnownDirectory } from './known-directory.js';
import { Duplicates, OUT_OF_SCOPE, unknownCode, type FaultSink } from './references.js';
import type { StagedInstitution } from './staged.js';

/** Notes a fault of a row of the sheet of institutions. */
export type RowFault = (row: number, ...fault: Parameters<FaultSink>) => void;

/**
 * Checks all institutions of the workbook together, since parents may come after their children, and makes the right
 * ones known. @returns the rows to stage, parents before children
 */
export function checkInstitutions(rows: readonly ImportRow[], known: KnownDirectory, fault: RowFault): StagedInstitution[] {
  const staged = new Map<string, StagedInstitution>();
  const duplicates = new Duplicates();
  for (const row of rows) {
    const institution = stagedInstitution(row);
    const note: FaultSink = (...parts) => fault(row.number, ...parts);
    if (duplicates.found(institution.code, row.number, '机构编码', '机构编码', note)) continue;
    if ((institution.latitude === null) !== (institution.longitude === null)) {
      note('经度', '经度和纬度要么都填，要么都不填');
      continue;
    }
    staged.set(institution.code, institution);
  }
  const ordered: StagedInstitution[] = [];
  for (const institution of parentsFirst(staged, fault)) {
    const note: FaultSink = (...parts) => fault(institution.rowNumber, ...parts);
    if (!checkPlace(institution, known, note)) continue;
    ordered.push(institution);
    const { code, name, kind } = institution;
    known.addInstitution({ code, name, kind, inScope: true });
  }
  return ordered;
}

function stagedInstitution(row: ImportRow): StagedInstitution {
  const kind = row.requiredText('kind');
  const ownership = row.text('ownership');
  if (!isInstitutionKind(kind)) throw new Error(`no institution kind ${kind}`);
  return {
    rowNumber: row.number,
    code: row.requiredText('code'),
    name: row.requiredText('name'),
    kind,
    parentCode: row.text('parentCode'),
    ownership: isOwnership(ownership) ? ownership : null,
    address: row.text('address'),
    phone: row.text('phone'),
    latitude: row.integer('latitude'),
    longitude: row.integer('longitude'),
    openingHours: row.text('openingHours'),
  };
}

/** Every institution after its parent, as far as the parent is in the workbook; those in a circle are reported and left out. */
function parentsFirst(staged: ReadonlyMap<string, StagedInstitution>, fault: RowFault): StagedInstitution[] {
  const state = new Map<string, 'VISITING' | 'DONE'>();
  const ordered: StagedInstitution[] = [];
  for (const start of staged.values()) {
    const chain: StagedInstitution[] = [];
    let current: StagedInstitution | undefined = start;
    while (current && !state.has(current.code)) {
      state.set(current.code, 'VISITING');
      chain.push(current);
      current = current.parentCode === null ? undefined : staged.get(current.parentCode);
    }
    const circle = current && state.get(current.code) === 'VISITING' ? chain.slice(chain.indexOf(current)) : [];
    for (const institution of circle) {
      fault(institution.rowNumber, '上级机构编码', `上下级关系成了一个圈：${[...circle, circle[0]].map((each) => each?.code).join(' → ')}`, institution.parentCode);
    }
    for (const institution of chain.reverse()) {
      state.set(institution.code, 'DONE');
      if (!circle.includes(institution)) ordered.push(institution);
    }
  }
  return ordered;
}

/** The institution's place in the tree: a parent that exists, of the right kind, in the importer's region. */
function checkPlace(institution: StagedInstitution, known: KnownDirectory, fault: FaultSink): boolean {
  const live = known.live.institutions.get(institution.code);
  if (live && live.kind !== institution.kind) {
    fault('机构类别', `这家机构登记的类别是“${institutionKinds[live.kind].name}”，不能通过导入更改`, institutionKinds[institution.kind].name);
    return false;
  }
  if (live && !known.covers(live.path)) {
    // Lists often repeat the levels above for the reader's sake: that is harmless as long as nothing is changed.
    const repeats = live.name === institution.name && live.parentCode === institution.parentCode;
    if (!repeats) fault('机构编码', `机构${OUT_OF_SCOPE}`, institution.code);
    return false;
  }
  const { parentCode } = institution;
  if (parentCode === null) {
    if (!mayStandBelow(institution.kind, null)) {
      fault('上级机构编码', `${institutionKinds[institution.kind].name}必须填写上级机构编码`);
      return false;
    }
    return checkTop(institution, known, fault);
  }
  const parent = known.institutions.get(parentCode);
  if (!parent) {
    fault('上级机构编码', unknownCode('机构', parentCode, known.nearestCode('institutions', parentCode)), parentCode);
    return false;
  }
  if (!mayStandBelow(institution.kind, parent.kind)) {
    fault('上级机构编码', `${institutionKinds[institution.kind].name}的上级应为${parentNames(institution.kind)}，不能是${institutionKinds[parent.kind].name}“${parent.name}”`, parentCode);
    return false;
  }
  const staysAtTop = live !== undefined && live.parentCode === parentCode;
  if (!parent.inScope && !staysAtTop) {
    fault('上级机构编码', `上级机构${OUT_OF_SCOPE}`, parentCode);
    return false;
  }
  return true;
}

/** Only who is responsible for everything may add a top or make a branch a top. */
function checkTop(institution: StagedInstitution, known: KnownDirectory, fault: FaultSink): boolean {
  const live = known.live.institutions.get(institution.code);
  if ((live && live.parentCode === null) || known.scope.includes('/')) return true;
  fault('上级机构编码', '上级机构编码没有填写', null);
  return false;
}

const parentNames = (kind: InstitutionKind): string => institutionKinds[kind].parents.map((parent) => institutionKinds[parent].name).join('或');
