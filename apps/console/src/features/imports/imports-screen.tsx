import { App, Button, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ImportJob } from '../../api/types';
import { saveDownload } from '../../platform/save-file';
import { showTime } from '../../platform/time';
import { usePages } from '../../platform/use-pages';
import { errorSentence } from '../../ui/error-sentence';
import { Card, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { ImportStateTag } from './import-state-tag';
import { downloadTemplate, importsKey, listImports } from './queries';
import { UploadPanel } from './upload-panel';

const columns: TableProps<ImportJob>['columns'] = [
  {
    title: '文件',
    render: (_value, job) => <Link to={`/imports/${job.id}`} style={{ fontWeight: 500 }}>{job.fileName}</Link>,
  },
  { title: '结果', width: 200, render: (_value, job) => <ImportStateTag job={job} /> },
  {
    title: '居民',
    width: 220,
    className: 'figures',
    render: (_value, { state, counts: { residents } }) => (state === 'DONE' || state === 'READY'
      ? `新增 ${residents.added.toLocaleString('zh-CN')}，更新 ${residents.changed.toLocaleString('zh-CN')}`
      : <span className="secondary">—</span>),
  },
  { title: '上传人', width: 140, render: (_value, job) => job.createdByName },
  { title: '上传时间', width: 170, className: 'figures', render: (_value, job) => showTime(job.createdAt) },
];

/** A new workbook, and those uploaded before. */
export const ImportsScreen = () => {
  const { message } = App.useApp();
  const [fetching, setFetching] = useState(false);
  const pages = usePages([...importsKey, 'list'], listImports);
  const template = async (): Promise<void> => {
    setFetching(true);
    try {
      saveDownload(await downloadTemplate(), '导入模板.xlsx');
    } catch (error) {
      void message.error(errorSentence(error));
    } finally {
      setFetching(false);
    }
  };
  return (
    <Page
      title="数据导入"
      description="用一个 Excel 文件导入机构、团队、成员和居民。先检查，全部正确才会导入；同一个文件再导一次不会改变什么。"
      actions={<Button loading={fetching} onClick={() => void template()}>下载导入模板</Button>}
    >
      <Card><UploadPanel /></Card>
      <Card flush title="导入历史">
        <PagedTable<ImportJob>
          name="导入历史"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={{ title: '还没有导入过', hint: '先下载模板，填好后上传。' }}
        />
      </Card>
    </Page>
  );
};
