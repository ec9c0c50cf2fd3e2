import { formatCivilDate } from '@jiayi/domain';
import { api, type Contract } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { CallRow } from '@/features/teams/CallRow';
import { Emergency } from '@/features/teams/Emergency';
import { ServiceList } from '@/features/teams/ServiceList';
import { Text, View } from '@/platform/elements';
import { open, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { formatMonths } from '@/text/numbers';
import { Button, Card, Empty, Fact, Loadable, Notice, Row } from '@/ui';
import { ContractStateTag } from './ContractStateTag';
import { DocumentButton } from './DocumentButton';
import { EvidenceCard } from './EvidenceCard';
import { Timeline } from './Timeline';
import { Withdrawal } from './Withdrawal';

export const ContractPage = () => {
  const id = useNumberParameter('id');
  const contract = useLoad(id, () => api.getContract(id ?? 0));
  return (
    <Screen for='RESIDENT' title='签约合同'>
      {id === null
        ? <Empty icon='document' title='没有这份合同' action={<Button onPress={() => open('pages/contracts/index')}>看我的合同</Button>} />
        : <Loadable of={contract} cards={3}>{(data) => <Contents contract={data} onChange={contract.replace} onReload={contract.reload} />}</Loadable>}
    </Screen>
  );
};

interface ContentsProps {
  contract: Contract;
  onChange: (contract: Contract) => void;
  onReload: () => void;
}

const Contents = ({ contract, onChange, onReload }: ContentsProps) => {
  const { state, team } = contract;
  const isOpen = state === 'SUBMITTED' || state === 'ACTIVE';
  return (
    <>
      <StateNotice contract={contract} />
      <Card title={team.name} aside={<ContractStateTag state={state} name={contract.stateName} />}>
        <Fact name='所在机构'>{team.institutionName}</Fact>
        <Fact name='服务包'>{contract.package.name}</Fact>
        <Fact name='签多久'>{formatMonths(contract.months)}</Fact>
        <Fact name='开始'>{formatCivilDate(contract.startsOn)}</Fact>
        <Fact name='到期'>{formatCivilDate(contract.endsOn)}</Fact>
        <Fact name='签约人'>{contract.resident.name}</Fact>
        <Fact name='合同编号'>{contract.number}</Fact>
        {state === 'SUBMITTED' && <Text className='note' style={{ marginTop: '8px' }}>开始和到期的日子，以医生确认后的为准。</Text>}
      </Card>
      {isOpen && (
        <>
          <Card rows>
            <CallRow phone={team.institutionPhone} />
            <Row icon='people' title='看团队' onPress={() => open('pages/team/index', { id: team.id })} />
          </Card>
          <Emergency />
        </>
      )}
      {contract.allowed.pdf && <View style={{ marginBottom: '12px' }}><DocumentButton contractId={contract.id} number={contract.number} /></View>}
      <Card title='包含的服务'><ServiceList services={contract.package.items} /></Card>
      <Card title='办理经过'><Timeline entries={contract.timeline} /></Card>
      <EvidenceCard contractId={contract.id} code={contract.evidenceCode} />
      {contract.allowed.withdraw && <Withdrawal contract={contract} onWithdrawn={onChange} onChanged={onReload} />}
      {!isOpen && <Button onPress={() => open('pages/find-team/index')}>重新找团队签约</Button>}
    </>
  );
};

const StateNotice = ({ contract }: { contract: Contract }) => {
  if (contract.state === 'SUBMITTED') return <Notice kind='warning' title='等医生确认'>有结果会发消息告诉您。确认之前您可以撤回。</Notice>;
  if (contract.state === 'RETURNED') {
    return (
      <Notice kind='warning' title='医生退回了这次申请'>
        <View><Text>{`原因：${contract.returnReason?.title ?? '没有写明'}`}</Text></View>
        {contract.returnReason && <View><Text>{contract.returnReason.advice}</Text></View>}
        {contract.returnReason?.note && <View><Text>{`医生说：${contract.returnReason.note}`}</Text></View>}
      </Notice>
    );
  }
  if (contract.state === 'EXPIRED') return <Notice kind='warning' title='这份合同已到期'>想继续由医生团队照看，可以重新签约。</Notice>;
  return null;
};
