import { rawZip, type RawEntry } from './raw-zip.js';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const sheetContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

export interface RawWorkbook {
  /** Sheet name → the XML inside of <worksheet>. */
  sheets: Record<string, string>;
  /** The XML inside of <sst>. */
  sharedStrings?: string;
  contentType?: string;
  date1904?: boolean;
  /** XML put before the root element of each sheet. */
  prolog?: string;
  extra?: RawEntry[];
}

/** The parts of a workbook written by hand, as spreadsheet programs write them (shared strings included). */
export function workbookEntries(workbook: RawWorkbook): RawEntry[] {
  const names = Object.keys(workbook.sheets);
  const numbered = names.map((name, index) => ({ name, number: index + 1 }));
  return [
    { name: '[Content_Types].xml', data: `<Types xmlns="${packaged}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${workbook.contentType ?? sheetContentType}"/></Types>` },
    { name: '_rels/.rels', data: `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${workbook.date1904 ? ' date1904="1"' : ''}/><sheets>${
        numbered.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packaged}/relationships">${
        numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')
      }<Relationship Id="rIdS" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${workbook.sharedStrings ?? ''}</sst>` },
    ...numbered.map(({ name, number }) => ({
      name: `xl/worksheets/sheet${number}.xml`,
      data: `${workbook.prolog ?? ''}<worksheet xmlns="${main}">${workbook.sheets[name] ?? ''}</worksheet>`,
    })),
    ...(workbook.extra ?? []),
  ];
}

export const rawWorkbook = (workbook: RawWorkbook): Buffer => rawZip(workbookEntries(workbook));
