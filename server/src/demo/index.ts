export { writeDemoWorkbook, type DemoWorkbook } from './demo-workbook.js';
