import { Collapse } from 'antd';
import { showTime } from '../../platform/time';
import { Facts } from '../../ui/facts';
import { Loaded } from '../../ui/states';
import { ToneTag } from '../../ui/tags';
import styles from './contract.module.css';
import { useContractEvidence } from './queries';

/** Proof of what was shown, read and signed: its code, and whether the record is still what it was. */
export const EvidencePanel = ({ contractId }: { contractId: number }) => {
  const evidence = useContractEvidence(contractId);
  return (
    <Loaded query={evidence} rows={3}>
      {(data) => (
        <>
          <div className={styles.evidence}>
            <code className={styles.code}>{data.code}</code>
            {data.verified ? <ToneTag tone="good">存证完好</ToneTag> : <ToneTag tone="bad">存证与记录不符</ToneTag>}
          </div>
          <p className="secondary">
            {showTime(data.recordedAt, true)} 存证
            {data.checkpoint === null ? '，等待编入下一个存证点' : `，已编入 ${showTime(data.checkpoint.signedAt)} 的存证点`}
          </p>
          <Collapse
            ghost
            size="small"
            className={styles.technical}
            items={[{
              key: 'technical',
              label: '技术细节',
              children: (
                <>
                  <Facts
                    columns={1}
                    facts={[
                      { label: 'SHA-256', value: <code>{data.sha256}</code> },
                      { label: '存证序号', value: data.leafIndex === null ? '还没有' : String(data.leafIndex) },
                      {
                        label: '存证点',
                        value: data.checkpoint === null ? '还没有' : <><code>{data.checkpoint.root}</code>（共 {data.checkpoint.size} 条）</>,
                      },
                    ]}
                  />
                  <pre className={styles.body} tabIndex={0} aria-label="存证内容">{JSON.stringify(data.body, null, 2)}</pre>
                </>
              ),
            }]}
          />
        </>
      )}
    </Loaded>
  );
};
