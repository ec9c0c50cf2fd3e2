import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Contract, QueueRequest, Resident } from '../../api/types';
import { showTime } from '../../platform/time';
import { Facts } from '../../ui/facts';
import { Loaded } from '../../ui/states';
import { ContractStateTag, KeyGroupFirstMark, KeyGroupTags } from '../../ui/tags';
import { EvidencePanel } from '../contract/evidence-panel';
import { PackageItems } from '../contract/package-items';
import { periodText } from '../contract/period';
import { useContract } from '../contract/queries';
import { SignaturePicture } from '../contract/signature-picture';
import { useResident } from '../residents/queries';
import styles from './queue.module.css';

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.section}><h3 className={styles.sectionTitle}>{title}</h3>{children}</section>
);

const conditionsText = (conditions: Resident['conditions']): string => {
  if (conditions === null) return '您的岗位看不到';
  return conditions.length === 0 ? '没有登记' : conditions.map((condition) => condition.name).join('、');
};

const Person = ({ contract, request }: { contract: Contract; request: QueueRequest | null }) => {
  const resident = useResident(contract.resident.id);
  const sex = resident.data?.sex ?? request?.resident.sex;
  const age = resident.data?.age ?? request?.resident.age;
  const groups = resident.data?.keyGroups ?? request?.resident.keyGroups ?? [];
  return (
    <section className={styles.section}>
      <div className={styles.person}>
        <span className={styles.personName}>{contract.resident.name}</span>
        {sex === undefined ? null : <span className="secondary">{sex === 'M' ? '男' : '女'}，{age} 岁</span>}
        <ContractStateTag state={contract.state} name={contract.stateName} />
        {request?.keyGroupFirst === true ? <KeyGroupFirstMark /> : null}
        <KeyGroupTags groups={groups} />
      </div>
      <Loaded query={resident} rows={2}>
        {(data) => (
          <Facts
            facts={[
              { label: '身份证号', value: data.idNumberMasked ?? '您的岗位看不到' },
              { label: '手机', value: data.phoneMasked },
              { label: '住址', value: data.address, wide: true },
              { label: '所在网格', value: data.gridName },
              { label: '已知疾病', value: conditionsText(data.conditions) },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
};

const Details = ({ contract, request }: { contract: Contract; request: QueueRequest | null }) => (
  <>
    <Person contract={contract} request={request} />
    <Section title="申请内容">
      <Facts
        facts={[
          { label: '医生团队', value: contract.team.name },
          { label: '机构', value: contract.team.institutionName },
          { label: '签约期限', value: periodText(contract), wide: true },
          { label: '提交时间', value: showTime(contract.submittedAt) },
          { label: '申请编号', value: <Link to={`/contracts/${contract.id}`}>{contract.number}</Link> },
        ]}
      />
    </Section>
    <Section title={contract.package.name}><PackageItems items={contract.package.items} /></Section>
    <Section title="居民签名"><SignaturePicture contractId={contract.id} signer={contract.resident.name} /></Section>
    <Section title="签约存证"><EvidencePanel contractId={contract.id} /></Section>
  </>
);

/** One request in full beside the queue, with the two answers to it. */
export const RequestDrawer = ({ contractId, request, onAccept, onReturn, onClose }: {
  contractId: number | null;
  request: QueueRequest | null;
  onAccept: () => void;
  onReturn: () => void;
  onClose: () => void;
}) => {
  const contract = useContract(contractId);
  const allowed = contract.data?.allowed;
  return (
    <Drawer
      title="签约申请"
      open={contractId !== null}
      size={640}
      mask={false}
      focusable={{ trap: false }}
      onClose={onClose}
      footer={allowed?.accept === true || allowed?.return === true ? (
        <div className={styles.footer}>
          {allowed.return ? <Button onClick={onReturn}>退回（R）</Button> : null}
          {allowed.accept ? <Button type="primary" onClick={onAccept}>接收签约（A）</Button> : null}
        </div>
      ) : null}
    >
      {contractId === null ? null : (
        <Loaded query={contract} rows={10}>
          {(data) => <Details key={data.id} contract={data} request={request} />}
        </Loaded>
      )}
    </Drawer>
  );
};
