import { Button } from 'antd';
import { useRef } from 'react';
import { useObjectAddress } from '../../platform/use-object-address';
import { errorSentence } from '../../ui/error-sentence';
import styles from './contract.module.css';
import { useSignature } from './queries';

const Picture = ({ content, signer }: { content: Blob; signer: string }) => {
  const picture = useRef<HTMLImageElement>(null);
  useObjectAddress(picture, content);
  return <img ref={picture} alt={`${signer}的手写签名`} />;
};

/** The resident's signature as it was drawn. */
export const SignaturePicture = ({ contractId, signer }: { contractId: number; signer: string }) => {
  const { data, error, refetch } = useSignature(contractId);
  if (error !== null) {
    return (
      <div className={styles.signature} role="alert">
        <span className="secondary">签名没能显示：{errorSentence(error)}</span>
        <Button size="small" onClick={() => void refetch()}>再试一次</Button>
      </div>
    );
  }
  return (
    <div className={styles.signature}>
      {data === undefined
        ? <span className="secondary" role="status">正在读取签名…</span>
        : <Picture content={data.content} signer={signer} />}
    </div>
  );
};
