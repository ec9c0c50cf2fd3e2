import { answering } from './answer.js';
import { type TemporaryFiles, toBase64 } from './temporary-files.js';

interface CanvasOptions {
  canvas?: HTMLCanvasElement;
  canvasId?: string;
  fileType?: 'png' | 'jpg';
  quality?: number;
}

/** Pictures and files of the mini-program. `opened` collects what was shown to the person as a document. */
export function filesApi(files: TemporaryFiles, opened: { path: string; type: string }[]) {
  const openDocument = ({ filePath, fileType }: { filePath: string; fileType?: string }): void => {
    opened.push({ path: filePath, type: fileType ?? files.get(filePath).type });
  };
  return {
    canvasToTempFilePath: answering('canvasToTempFilePath', async ({ canvas, canvasId, fileType = 'png', quality }: CanvasOptions) => {
      const drawn = canvas ?? document.querySelector<HTMLCanvasElement>(`canvas[canvas-id="${canvasId}"]`);
      if (!drawn) throw new Error('no such canvas');
      const file = await new Promise<Blob | null>((resolve) => drawn.toBlob(resolve, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality));
      if (!file) throw new Error('the canvas is empty');
      return { tempFilePath: files.add(file) };
    }),
    openDocument: answering('openDocument', openDocument),
    previewImage: answering('previewImage', () => undefined),
    getFileSystemManager: () => ({
      readFile: answering('readFile', async ({ filePath, encoding }: { filePath: string; encoding?: string }) => {
        const bytes = await files.get(filePath).arrayBuffer();
        return { data: encoding === 'base64' ? toBase64(new Uint8Array(bytes)) : encoding ? new TextDecoder().decode(bytes) : bytes };
      }),
      writeFile: answering('writeFile', () => { throw new Error('the emulator writes no files'); }),
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}
