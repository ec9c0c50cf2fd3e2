/** A part of a form as it travels. */
export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly type?: string;
  readonly data: Buffer | string;
}

/** By route and field of each form that takes a file: what may be sent there. A new form, or a new field of one, has to be entered here. */
export const multipartSamples: Readonly<Record<string, Readonly<Record<string, Omit<Part, 'name'>>>>> = {
  'POST /api/v1/imports': { file: { fileName: '名单.xlsx', type: 'application/octet-stream', data: 'PK\x03\x04' } },
};

export const boundary = 'hostile-boundary';

/** The body of a form with these parts. */
export const formOf = (parts: readonly Part[]): Buffer => Buffer.concat([
  ...parts.flatMap(({ name, fileName, type, data }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`),
    Buffer.from(data), Buffer.from('\r\n'),
  ]),
  Buffer.from(`--${boundary}--\r\n`),
]);
