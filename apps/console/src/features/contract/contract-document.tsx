import { Button } from 'antd';
import { useRef } from 'react';
import { saveDownload } from '../../platform/save-file';
import { useObjectAddress } from '../../platform/use-object-address';
import { Card } from '../../ui/page';
import { Loaded } from '../../ui/states';
import styles from './contract.module.css';
import { useContractDocument } from './queries';

const Viewer = ({ content }: { content: Blob }) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useObjectAddress(frame, content, '#navpanes=0&view=FitH');
  return <iframe ref={frame} className={styles.document} title="协议书 PDF" />;
};

/** The agreement as a PDF, shown in the page and to be saved. */
export const ContractDocument = ({ contractId, number }: { contractId: number; number: string }) => {
  const document = useContractDocument(contractId);
  const save = (): void => { if (document.data !== undefined) saveDownload(document.data.download, `签约协议-${number}.pdf`); };
  return (
    <Card title="协议书" extra={<Button disabled={document.data === undefined} onClick={save}>下载 PDF</Button>}>
      <Loaded query={document} rows={8}>{({ content }) => <Viewer content={content} />}</Loaded>
    </Card>
  );
};
