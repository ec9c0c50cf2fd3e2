import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import type { IdentityClaim } from '../../api/types';
import { showTime } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { Facts } from '../../ui/facts';
import { FormDialog } from '../../ui/form-dialog';
import { claimKinds } from './claim-kinds';
import styles from './identity-claims.module.css';
import { decideIdentityClaim, identityClaimsKey, type ClaimDecision } from './queries';

const stateNames: Record<IdentityClaim['state'], string> = { OPEN: '等待核实', APPROVED: '已通过', REJECTED: '未通过' };

const Comparison = ({ claim }: { claim: IdentityClaim }) => (
  <div className={styles.comparison}>
    <section>
      <h3 className={styles.side}>居民填的</h3>
      <Facts
        columns={1}
        facts={[
          { label: '姓名', value: claim.claimedName },
          { label: '身份证号', value: claim.idNumberMasked },
          { label: '手机', value: claim.phoneMasked },
        ]}
      />
    </section>
    <section>
      <h3 className={styles.side}>档案里的</h3>
      {claim.onFile === null ? <p className="secondary">没有这个身份证号的档案。</p> : (
        <Facts
          columns={1}
          facts={[
            {
              label: '姓名',
              value: claim.onFile.name === claim.claimedName
                ? claim.onFile.name
                : <strong className={styles.differs}>{claim.onFile.name}（不一样）</strong>,
            },
            { label: '手机', value: claim.onFile.phoneMasked },
            { label: '住址', value: claim.onFile.address },
          ]}
        />
      )}
    </section>
  </div>
);

/** One claim beside what is on file, and the decision on it. */
export const ClaimDrawer = ({ claim, onClose }: { claim: IdentityClaim | null; onClose: () => void }) => {
  const { message } = App.useApp();
  const [decision, setDecision] = useState<ClaimDecision['decision'] | null>(null);
  const decide = useCommand(decideIdentityClaim, {
    refreshes: [identityClaimsKey],
    onDone: (_result, input) => {
      void message.success(input.decision === 'approval' ? '已通过，居民可以签约了' : '已处理，居民会看到说明');
      setDecision(null);
      onClose();
    },
  });
  return (
    <Drawer
      title="实名核实"
      open={claim !== null}
      size={600}
      onClose={onClose}
      footer={claim?.state === 'OPEN' ? (
        <div className={styles.footer}>
          <Button onClick={() => setDecision('rejection')}>不予通过</Button>
          <Button type="primary" onClick={() => setDecision('approval')}>核实无误，通过</Button>
        </div>
      ) : null}
    >
      {claim === null ? null : (
        <>
          <div className={styles.advice}>
            <strong>{claimKinds[claim.kind].name}</strong>
            <p>{claimKinds[claim.kind].advice}</p>
          </div>
          <Comparison claim={claim} />
          <Facts
            facts={[
              { label: '提交时间', value: showTime(claim.submittedAt) },
              { label: '状态', value: stateNames[claim.state] },
              ...(claim.decidedAt === null ? [] : [
                { label: '处理时间', value: showTime(claim.decidedAt) },
                { label: '处理说明', value: claim.decisionNote, wide: true },
              ]),
            ]}
          />
          <FormDialog<{ note?: string }>
            open={decision !== null}
            title={decision === 'approval' ? `通过${claim.claimedName}的实名申请` : `不予通过${claim.claimedName}的实名申请`}
            submitText={decision === 'approval' ? '通过' : '不予通过'}
            danger={decision === 'rejection'}
            onSubmit={({ note }) => decide.mutateAsync({ id: claim.id, decision: decision ?? 'rejection', note: note?.trim() ?? '' })}
            onClose={() => setDecision(null)}
          >
            <Form.Item
              name="note"
              label="处理说明"
              extra={decision === 'approval' ? '可以写明怎样核实的，如：当面看过身份证。居民会看到。' : '写明原因和接下来怎么办，居民会看到。'}
              rules={[{ required: decision === 'rejection', whitespace: true, message: '请写明处理说明' }]}
            >
              <Input.TextArea rows={3} maxLength={200} showCount />
            </Form.Item>
          </FormDialog>
        </>
      )}
    </Drawer>
  );
};
