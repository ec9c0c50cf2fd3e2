export { DamagedFileError, FileStore, type StoredFile } from './file-store.js';
export { FilesModule } from './files.module.js';
export type { MediaType } from './media-types.js';
