import type { Download } from '@jiayi/api-client';

/** Hands bytes to the browser as a downloaded file. */
export const saveFile = (content: BlobPart, mediaType: string, fileName: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this function has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Saves what the API sent, under the name it gave or else `fallbackName`. */
export const saveDownload = (download: Download, fallbackName: string): void =>
  saveFile(download.bytes, download.mediaType, download.fileName ?? fallbackName);
