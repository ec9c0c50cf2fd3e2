import { App, Button, type TableProps } from 'antd';
import { useState } from 'react';
import type { ImportFault } from '../../api/types';
import { saveDownload } from '../../platform/save-file';
import { usePages } from '../../platform/use-pages';
import { errorSentence } from '../../ui/error-sentence';
import { Card } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { downloadFaults, importsKey, listImportFaults } from './queries';

const columns: TableProps<ImportFault>['columns'] = [
  { title: '工作表', dataIndex: 'sheet', width: 130 },
  { title: '行', dataIndex: 'row', width: 90, align: 'right', className: 'figures' },
  { title: '列', width: 150, render: (_value, fault) => fault.column ?? '—' },
  { title: '填的内容', width: 220, render: (_value, fault) => fault.value ?? <span className="secondary">空</span> },
  { title: '要改的地方', dataIndex: 'reason' },
];

/** Every faulty cell with its sheet, row, column and reason. */
export const ImportFaults = ({ importId, fileName }: { importId: number; fileName: string }) => {
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const pages = usePages([...importsKey, 'one', importId, 'faults'], (cursor) => listImportFaults(importId, cursor));
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      saveDownload(await downloadFaults(importId), `${fileName.replace(/\.xlsx$/i, '')}-错误清单.xlsx`);
    } catch (error) {
      void message.error(errorSentence(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Card flush title="错误清单" extra={<Button loading={saving} onClick={() => void save()}>下载错误清单</Button>}>
      <PagedTable<ImportFault>
        name="错误清单"
        rowKey={(fault) => `${fault.sheet}-${fault.row}-${fault.column ?? ''}-${fault.reason}`}
        pages={pages}
        columns={columns}
        empty={{ title: '没有错误' }}
      />
    </Card>
  );
};
