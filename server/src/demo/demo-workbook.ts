import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sexNames, type CivilDate, type KeyGroupRule } from '@jiayi/domain';
import { notesSheet, sheetDefinition, sheetToFill } from '../imports/index.js';
import { writeWorkbook, type CellInput } from '../platform/spreadsheet/index.js';
import { buildCounty, type DemoCounty } from './county.js';
import { buildPersonas, type Persona } from './personas.js';
import { Population, type DemoResident } from './residents.js';
import { buildStaff, type DemoMember } from './staff.js';

export interface DemoWorkbook {
  county: DemoCounty;
  members: DemoMember[];
  personas: Persona[];
}

/**
 * Writes the workbook of the demo county: the same one for the same day and number of residents.
 * @param residents how many people live there, the personas included
 */
export async function writeDemoWorkbook(path: string, today: CivilDate, residents: number, groupRules: readonly KeyGroupRule[]): Promise<DemoWorkbook> {
  const county = buildCounty();
  const members = buildStaff(county, today);
  const population = new Population(today);
  const personas = buildPersonas(county, population, today);
  function* residentRows(): Generator<CellInput[]> {
    for (const { resident } of personas) yield residentRow(resident);
    for (const resident of population.residents(county.grids, residents - personas.length)) yield residentRow(resident);
  }
  const stream = writeWorkbook([
    notesSheet(groupRules),
    sheetToFill(sheetDefinition('INSTITUTION'), county.institutions.map((each) => [
      each.code, each.name, each.kind, each.parentCode, each.ownership, each.address, each.phone, each.longitude.toFixed(6), each.latitude.toFixed(6), each.openingHours,
    ])),
    sheetToFill(sheetDefinition('GRID'), county.grids.map((each) => [each.code, each.name, each.institutionCode])),
    sheetToFill(sheetDefinition('TEAM'), county.teams.map((each) => [
      each.code, each.name, each.institutionCode, each.capacity, each.accepting ? '是' : '否', each.gridCodes.join('、'), each.introduction,
    ])),
    sheetToFill(sheetDefinition('MEMBER'), members.map((each) => [
      each.code, each.name, each.kind, each.licenceNumber, each.licenceValidUntil, each.employerCode, each.teamCode, each.teamRole, each.title, each.specialty,
    ])),
    sheetToFill(sheetDefinition('RESIDENT'), residentRows()),
  ]);
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
  return { county, members, personas };
}

const residentRow = (resident: DemoResident): CellInput[] => [
  resident.name, resident.idNumber, sexNames[resident.sex], resident.birthDate, resident.phone, resident.address, resident.gridCode, null,
  resident.conditions.join('、'), resident.groups.join('、'),
];
