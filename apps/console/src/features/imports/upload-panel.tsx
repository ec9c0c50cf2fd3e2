import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../../ui/problem-alert';
import styles from './imports.module.css';
import { importsKey, uploadWorkbook } from './queries';

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Takes a workbook by click or by drop, shows how much of it has arrived, and goes on to its check. */
export const UploadPanel = () => {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [share, setShare] = useState(0);
  const [wrongKind, setWrongKind] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => uploadWorkbook(file, setShare),
    onSuccess: (job) => {
      void queryClient.invalidateQueries({ queryKey: importsKey });
      void navigate(`/imports/${job.id}`);
    },
  });
  const take = (file: File): void => {
    if (!file.name.toLowerCase().endsWith('.xlsx')) {
      setWrongKind(file.name);
      return;
    }
    setWrongKind(null);
    setShare(0);
    upload.mutate(file);
  };

  if (upload.isPending) {
    return (
      <div className={styles.upload} role="status">
        <p className={styles.phase}>{share < 1 ? '正在上传' : '上传完毕，等待服务器接收'}：{upload.variables.name}</p>
        <Progress percent={Math.floor(share * 100)} status="active" aria-label="上传进度" />
        <p className="secondary">共 {megabytes(upload.variables.size)}。上传时请不要关闭这个页面。</p>
      </div>
    );
  }
  const failed = upload.error !== null ? upload.variables : undefined;
  return (
    <>
      <ProblemAlert error={upload.error} />
      {wrongKind === null ? null : (
        <p role="alert" className={styles.wrongKind}>「{wrongKind}」不是 .xlsx 文件。请用 Excel 或 WPS 另存为 .xlsx 后再上传。</p>
      )}
      {failed === undefined ? null : (
        <p className={styles.again}><Button onClick={() => take(failed)}>重新上传「{failed.name}」</Button></p>
      )}
      <Upload.Dragger
        accept=".xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          take(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <p className={styles.phase}>把填好的 Excel 文件拖到这里，或者点一下选择文件</p>
        <p className="secondary">只收 .xlsx 文件；50 万名居民也可以一次导入。</p>
      </Upload.Dragger>
    </>
  );
};
