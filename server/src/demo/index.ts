export { DemoModule } from './demo.module.js';
export { writeDemoWorkbook, type DemoWorkbook } from './demo-workbook.js';
export { seedDemo } from './seed-demo.js';
