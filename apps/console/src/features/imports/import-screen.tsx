import { App, Button, Progress, Spin } from 'antd';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import type { ImportJob } from '../../api/types';
import { showTime } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { errorSentence } from '../../ui/error-sentence';
import { Card, Page } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { ImportCounts } from './import-counts';
import { ImportFaults } from './import-faults';
import { ImportStateTag } from './import-state-tag';
import styles from './imports.module.css';
import { confirmImport, discardImport, importsKey, isUnderWay, useImport } from './queries';

const count = (value: number): string => value.toLocaleString('zh-CN');

const UnderWay = ({ job }: { job: ImportJob }) => {
  const { done, total, phaseName } = job.progress;
  const percent = total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));
  return (
    <Card>
      <div className={styles.upload} role="status">
        <p className={styles.phase}>{job.state === 'CHECKING' ? '正在检查' : '正在导入'}：{phaseName}</p>
        {percent === null
          ? <div className={styles.unknown}><Spin size="small" /></div>
          : <Progress percent={percent} status="active" aria-label={job.state === 'CHECKING' ? '检查进度' : '导入进度'} />}
        <p className="secondary figures">
          已处理 {count(done)}{total === null ? '' : ` / ${count(total)}`} 行。可以离开这个页面，稍后再回来看结果。
        </p>
      </div>
    </Card>
  );
};

const Outcome = ({ job }: { job: ImportJob }) => {
  switch (job.state) {
    case 'FAULTY':
      return (
        <>
          <Card>
            <p className={styles.phase}>有 {count(job.faultCount)} 处要改，所以什么都没有导入。</p>
            <p className="secondary">请按下面的说明修改 Excel 文件，然后重新上传。</p>
          </Card>
          <ImportFaults importId={job.id} fileName={job.fileName} />
        </>
      );
    case 'READY':
      return (
        <Card title="检查通过">
          <p className={styles.before}>确认后会作下面的改动。要么全部导入，要么一点都不改。</p>
          <ImportCounts counts={job.counts} />
        </Card>
      );
    case 'DONE':
      return <Card title={`已导入，${showTime(job.finishedAt)} 完成`}><ImportCounts counts={job.counts} /></Card>;
    case 'FAILED':
      return (
        <Card>
          <p className={styles.phase}>没有成功，什么都没有改动。</p>
          <p>{job.failure ?? '请稍后重新上传；如果还是不行，请联系系统管理员。'}</p>
        </Card>
      );
    case 'DISCARDED':
      return <Card><p className={styles.phase}>这次导入已放弃，什么都没有改动。</p></Card>;
    case 'CHECKING':
    case 'IMPORTING':
      return <UnderWay job={job} />;
  }
};

const ImportPage = ({ job }: { job: ImportJob }) => {
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const confirm = useCommand(confirmImport, { refreshes: [importsKey] });
  const discard = useCommand(discardImport, {
    refreshes: [importsKey],
    onDone: () => {
      void message.success('已放弃这次导入');
      void navigate('/imports');
    },
  });
  const tell = (error: Error): void => void message.error(errorSentence(error));
  // What was imported changes nearly every other page.
  const isDone = job.state === 'DONE';
  useEffect(() => { if (isDone) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== importsKey[0] }); }, [isDone, queryClient]);
  const askToDiscard = (): void => void modal.confirm({
    title: '放弃这次导入？',
    content: '上传的文件会删除，数据不会有任何改动。',
    okText: '放弃导入',
    okButtonProps: { danger: true },
    cancelText: '取消',
    onOk: () => discard.mutateAsync(job.id).catch(tell),
  });

  return (
    <Page
      title={job.fileName}
      description={<><ImportStateTag job={job} /> {job.createdByName}，{showTime(job.createdAt)} 上传</>}
      parent={{ title: '数据导入', path: '/imports' }}
      actions={(
        <>
          {job.state === 'READY' || job.state === 'FAULTY' ? <Button onClick={askToDiscard}>放弃这次导入</Button> : null}
          {job.state === 'READY' ? (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(job.id, { onError: tell })}>确认导入</Button>
          ) : null}
          {job.state === 'FAULTY' || job.state === 'FAILED' ? <Button type="primary" onClick={() => void navigate('/imports')}>重新上传</Button> : null}
        </>
      )}
    >
      <Outcome job={job} />
      {isUnderWay(job.state) ? null : <span className="visually-hidden" role="status">处理结束</span>}
    </Page>
  );
};

/** One import from its check to its result. */
export const ImportScreen = () => {
  const job = useImport(Number(useParams()['importId']));
  return <Loaded query={job}>{(data) => <ImportPage job={data} />}</Loaded>;
};
