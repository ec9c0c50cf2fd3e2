import { Button } from 'antd';
import { saveDownload } from '../../platform/save-file';
import { Card } from '../../ui/page';
import { ErrorState, LoadingState } from '../../ui/states';
import styles from './contract.module.css';
import { useContractFile } from './queries';

/** The agreement as a PDF, shown in the page and to be saved. */
export const ContractDocument = ({ contractId, number }: { contractId: number; number: string }) => {
  const { address, download, error, refetch } = useContractFile(contractId, 'document');
  const save = (): void => { if (download !== undefined) saveDownload(download, `签约协议-${number}.pdf`); };
  return (
    <Card title="协议书" extra={<Button disabled={download === undefined} onClick={save}>下载 PDF</Button>}>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && address === null ? <LoadingState /> : null}
      {address === null ? null : (
        <object className={styles.document} data={`${address}#navpanes=0&view=FitH`} type="application/pdf" aria-label="协议书 PDF">
          <p style={{ padding: 24 }}>这个浏览器不能直接显示 PDF，请点「下载 PDF」后打开。</p>
        </object>
      )}
    </Card>
  );
};
