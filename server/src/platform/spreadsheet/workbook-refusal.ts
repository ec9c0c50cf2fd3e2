import { workbookLimits } from './limits.js';

/** Where in the workbook the refusal arose, as far as it is known. */
export interface RefusalPlace {
  sheet?: string;
  cell?: string;
  limit?: number;
}

const megabytes = (bytes: number | undefined): string => `${Math.floor((bytes ?? 0) / 1024 / 1024)} MB`;
const at = ({ sheet, cell }: RefusalPlace): string => `${sheet ? `“${sheet}”表` : '表格'}${cell ? ` ${cell} 单元格` : ''}`;

const saveAs = '请用 Excel 或 WPS 打开后，另存为“Excel 工作簿（*.xlsx）”再上传。';
const again = '请用 Excel 或 WPS 打开，另存一份新的 .xlsx 后再上传。';

/** Every reason for which a whole workbook is refused, with the sentence its sender reads. */
const sentences = {
  EMPTY_FILE: () => '这个文件是空的，请重新选择文件。',
  FILE_TOO_LARGE: ({ limit }: RefusalPlace) => `文件超过 ${megabytes(limit)}，请拆成几个文件分别导入。`,
  LEGACY_WORKBOOK: () => `这是旧版 Excel（.xls）文件。${saveAs}`,
  PASSWORD_PROTECTED: () => '工作簿设有打开密码，无法读取。请在 Excel 中取消密码后再上传。',
  TEXT_FILE: () => `这是文本文件（如 CSV），不是 Excel 工作簿。${saveAs}`,
  WEB_PAGE: () => `这是网页或 XML 文件改名而来的表格，不是真正的 Excel 工作簿。${saveAs}`,
  BINARY_WORKBOOK: () => `这是二进制工作簿（.xlsb）。${saveAs}`,
  OPEN_DOCUMENT: () => `这是 ODS 表格。${saveAs}`,
  OTHER_OFFICE_FILE: () => '这是 Word 或 PowerPoint 文件，不是 Excel 工作簿。请选择按模板填写的 .xlsx 文件。',
  OTHER_ARCHIVE: () => '这是压缩包，不是 Excel 工作簿。请先解压，再上传里面的 .xlsx 文件。',
  OTHER_FILE: () => '这不是 Excel 工作簿。请选择按模板填写的 .xlsx 文件。',
  MACROS: () => `工作簿含有宏，为安全起见不予接收。${saveAs}`,
  EXTERNAL_LINK: () => '工作簿链接了其他文件或数据连接，为安全起见不予接收。请在 Excel“数据—编辑链接”中断开链接后再上传。',
  EMBEDDED_OBJECT: () => '工作簿里嵌入了其他文件或控件，为安全起见不予接收。请删除这些对象后再上传。',
  DAMAGED: () => `文件已损坏或没有传完整。${again}`,
  SPOOFED_ARCHIVE: () => `文件的内部结构被人为改动过，为安全起见不予接收。${again}`,
  UNSAFE_PATH: () => `文件内部含有不安全的路径，为安全起见不予接收。${again}`,
  COMPRESSION_BOMB: () => '文件解压后异常庞大，疑似“压缩炸弹”，为安全起见不予接收。请确认文件来源。',
  TOO_MANY_PARTS: ({ limit }: RefusalPlace) => `文件内部的组成部分超过 ${limit} 个，为安全起见不予接收。${again}`,
  ENTITY_DECLARATION: () => '文件内部含有实体声明（DOCTYPE），为安全起见不予接收。请确认文件来源。',
  TOO_MANY_SHEETS: ({ limit }: RefusalPlace) => `工作表超过 ${limit} 个，请删去无关的工作表后再上传。`,
  TOO_MANY_COLUMNS: (place: RefusalPlace) => `${at(place)}超出了允许的 ${place.limit ?? workbookLimits.columns} 列。请删去多余的列后再上传。`,
  TOO_MANY_ROWS: (place: RefusalPlace) => `${at(place)}超过 ${place.limit} 行，请拆成几个文件分别导入。`,
  CELL_TOO_LONG: (place: RefusalPlace) => `${at(place)}内容超过 ${place.limit} 个字，不是正常的登记内容，请改正后再上传。`,
  TOO_MANY_STRINGS: () => '工作簿里的文字过多，请拆成几个文件分别导入。',
  FORMULA: (place: RefusalPlace) => `${at(place)}是公式。请全选后复制，再“选择性粘贴—数值”，把公式变成普通内容后再上传。`,
} satisfies Record<string, (place: RefusalPlace) => string>;

export type RefusalCode = keyof typeof sentences;

/** The workbook is refused as a whole. `message` is the Chinese sentence for its sender. */
export class WorkbookRefusal extends Error {
  constructor(readonly code: RefusalCode, readonly place: RefusalPlace = {}, options?: ErrorOptions) {
    super(sentences[code](place), options);
    this.name = 'WorkbookRefusal';
  }
}
