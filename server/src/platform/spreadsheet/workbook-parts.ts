import { escapeXml } from './xml-text.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indices of the cell formats in styles.xml. */
export const cellStyles = { text: 1, heading: 2, requiredHeading: 3, wrapped: 4 } as const;

const TEXT_FORMAT = 49;

/** Children in the order of the schema. */
const font = (bold: string, colour: string): string => `<font>${bold}<sz val="11"/>${colour}<name val="等线"/><family val="2"/></font>`;
const solid = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const format = (attributes: string, alignment: string): string =>
  `<xf numFmtId="${TEXT_FORMAT}" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" ${attributes}><alignment ${alignment}/></xf>`;

/** Text format for every body cell; headings teal, those of required columns apricot. */
export const stylesXml = `${declaration}<styleSheet xmlns="${main}">`
  + `<fonts count="2">${font('', '')}${font('<b/>', '<color rgb="FFFFFFFF"/>')}</fonts>`
  + `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('0B6E69')}${solid('C8561B')}</fills>`
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + format('fontId="0" fillId="0"', 'vertical="top"')
  + format('fontId="1" fillId="2" applyFont="1" applyFill="1"', 'horizontal="center" vertical="center"')
  + format('fontId="1" fillId="3" applyFont="1" applyFill="1"', 'horizontal="center" vertical="center"')
  + format('fontId="0" fillId="0"', 'vertical="top" wrapText="1"')
  + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export const contentTypesXml = (sheets: number): string => `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
  + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  + `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/>`
  + numbered(sheets, (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheetType}.worksheet+xml"/>`)
  + `<Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/></Types>`;

export const packageRelationshipsXml = `${declaration}<Relationships xmlns="${packageRelationships}">`
  + `<Relationship Id="rId1" Type="${officeRelationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const workbookXml = (names: readonly string[]): string => `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelationships}"><sheets>`
  + names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')
  + '</sheets></workbook>';

export const workbookRelationshipsXml = (sheets: number): string => `${declaration}<Relationships xmlns="${packageRelationships}">`
  + numbered(sheets, (number) => `<Relationship Id="rId${number}" Type="${officeRelationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
  + `<Relationship Id="rId${sheets + 1}" Type="${officeRelationships}/styles" Target="styles.xml"/></Relationships>`;

const numbered = (count: number, xml: (number: number) => string): string => Array.from({ length: count }, (_, index) => xml(index + 1)).join('');
