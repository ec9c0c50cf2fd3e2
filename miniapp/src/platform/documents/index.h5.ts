import type { Documents } from './documents.types';

export const documents: Documents = {
  fetchPdf: async (client, _token, path, fileName) => {
    const download = await client.download(path);
    const address = URL.createObjectURL(new Blob([download.bytes], { type: 'application/pdf' }));
    return {
      open: async () => window.open(address, '_blank') !== null,
      save: () => {
        const link = document.createElement('a');
        link.href = address;
        link.download = download.fileName ?? fileName;
        document.body.append(link);
        link.click();
        link.remove();
      },
    };
  },
  fetchPicture: async (client, _token, path) => {
    const { bytes, mediaType } = await client.download(path);
    const source = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    return { source, release: () => URL.revokeObjectURL(source) };
  },
};
