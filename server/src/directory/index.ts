export * from './entities/index.js';
export { DirectoryModule } from './directory.module.js';
export { DirectoryNames } from './names.service.js';
