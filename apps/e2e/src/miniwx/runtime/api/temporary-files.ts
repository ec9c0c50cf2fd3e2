/** Files that the mini-program made or fetched, by the path that WeChat would give them. */
export class TemporaryFiles {
  readonly #files = new Map<string, Blob>();

  /** Keeps a file and returns its path. */
  add(file: Blob): string {
    const path = URL.createObjectURL(file);
    this.#files.set(path, file);
    return path;
  }

  get(path: string): Blob {
    const file = this.#files.get(path);
    if (!file) throw new Error(`no such file ${path}`);
    return file;
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
