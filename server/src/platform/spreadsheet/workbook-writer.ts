import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { sheetXml, type SheetContent } from './sheet-xml.js';
import { contentTypesXml, packageRelationshipsXml, stylesXml, workbookRelationshipsXml, workbookXml } from './workbook-parts.js';

/** The same workbook has the same bytes at any time of day. */
const modified = new Date(Date.UTC(2025, 0, 1));
const options = { mtime: modified, forceDosTimestamp: true };

/**
 * Writes a workbook as a stream of bytes. Rows are asked for as they can be sent, so that memory does not grow with their number.
 * Sheet names must be unique and at most 31 characters (a limit of the format).
 */
export function writeWorkbook(sheets: SheetContent[]): Readable {
  const names = sheets.map((sheet) => sheet.name);
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const add = (part: string, text: string): void => zip.addBuffer(Buffer.from(text, 'utf8'), part, options);
  add('[Content_Types].xml', contentTypesXml(names.length));
  add('_rels/.rels', packageRelationshipsXml);
  add('xl/workbook.xml', workbookXml(names));
  add('xl/_rels/workbook.xml.rels', workbookRelationshipsXml(names.length));
  add('xl/styles.xml', stylesXml);
  sheets.forEach((sheet, index) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, options, (deliver) => {
      const source = Readable.from(sheetXml(sheet), { objectMode: false });
      source.on('error', (error) => output.destroy(error));
      output.on('close', () => source.destroy());
      deliver(null, source);
    });
  });
  zip.end();
  return output;
}
