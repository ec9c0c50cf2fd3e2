import { Link, useParams } from 'react-router';
import type { Contract } from '../../api/types';
import { showTime } from '../../platform/time';
import { Facts } from '../../ui/facts';
import { Card, Page } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { ContractStateTag } from '../../ui/tags';
import { ContractDocument } from './contract-document';
import styles from './contract.module.css';
import { EvidencePanel } from './evidence-panel';
import { PackageItems } from './package-items';
import { periodText } from './period';
import { useContract } from './queries';
import { SignaturePicture } from './signature-picture';

const Timeline = ({ timeline }: { timeline: Contract['timeline'] }) => (
  <ol className={styles.timeline}>
    {timeline.map((event) => (
      <li key={`${event.at}${event.title}`}>
        <div className={styles.event}>{event.title}</div>
        <div className="secondary">{[showTime(event.at), event.by].filter(Boolean).join('，')}</div>
      </li>
    ))}
  </ol>
);

const ContractPage = ({ contract }: { contract: Contract }) => (
  <Page
    title={`${contract.resident.name}的签约`}
    description={<><ContractStateTag state={contract.state} name={contract.stateName} /> 编号 {contract.number}</>}
    parent={{ title: '居民', path: `/residents/${contract.resident.id}` }}
    actions={contract.allowed.accept ? <Link to={`/signing-queue?contract=${contract.id}`}>去签约申请里处理</Link> : null}
  >
    {contract.returnReason === null ? null : (
      <div className={styles.reason}>
        <strong>退回原因：{contract.returnReason.title}</strong>
        <p>{contract.returnReason.advice}</p>
        {contract.returnReason.note === null || contract.returnReason.note === '' ? null : <p>{contract.returnReason.note}</p>}
      </div>
    )}
    <div className={styles.columns}>
      <div className={styles.stack}>
        {contract.allowed.pdf ? <ContractDocument contractId={contract.id} number={contract.number} /> : null}
        <Card title={contract.package.name}><PackageItems items={contract.package.items} /></Card>
      </div>
      <div className={styles.stack}>
        <Card title="签约内容">
          <Facts
            columns={1}
            facts={[
              { label: '居民', value: contract.resident.name },
              { label: '医生团队', value: <Link to={`/teams/${contract.team.id}`}>{contract.team.name}</Link> },
              { label: '机构', value: [contract.team.institutionName, contract.team.institutionPhone].filter(Boolean).join('，') },
              { label: '签约期限', value: periodText(contract) },
              { label: '提交时间', value: showTime(contract.submittedAt) },
              { label: '处理', value: contract.decidedAt === null ? '还没有' : [showTime(contract.decidedAt), contract.decidedByName].filter(Boolean).join('，') },
            ]}
          />
        </Card>
        <Card title="居民签名"><SignaturePicture contractId={contract.id} signer={contract.resident.name} /></Card>
        <Card title="签约存证"><EvidencePanel contractId={contract.id} /></Card>
        <Card title="办理经过"><Timeline timeline={contract.timeline} /></Card>
      </div>
    </div>
  </Page>
);

/** One contract as a whole: agreement, package, signature, evidence, what happened when. */
export const ContractScreen = () => {
  const contract = useContract(Number(useParams()['contractId']));
  return <Loaded query={contract} rows={10}>{(data) => <ContractPage contract={data} />}</Loaded>;
};
