import { Button } from 'antd';
import { errorSentence } from '../../ui/error-sentence';
import styles from './contract.module.css';
import { useContractFile } from './queries';

/** The resident's signature as it was drawn. */
export const SignaturePicture = ({ contractId, signer }: { contractId: number; signer: string }) => {
  const { address, error, refetch } = useContractFile(contractId, 'signature');
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
      {address === null
        ? <span className="secondary" role="status">正在读取签名…</span>
        : <img src={address} alt={`${signer}的手写签名`} />}
    </div>
  );
};
