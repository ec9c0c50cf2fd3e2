import { formatCivilDate } from '@jiayi/domain';
import { api, type Contract } from '@/api';
import { ContractStateTag } from '@/features/contracts/ContractStateTag';
import { EvidenceCard } from '@/features/contracts/EvidenceCard';
import { DocumentButton } from '@/features/contracts/DocumentButton';
import { Timeline } from '@/features/contracts/Timeline';
import { Screen } from '@/features/shell/Screen';
import { ServiceList } from '@/features/teams/ServiceList';
import { Text, View } from '@/platform/elements';
import { open, restart, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { formatMonths } from '@/text/numbers';
import { Button, Card, Empty, Fact, Loadable, Notice, Row, Tag } from '@/ui';
import { Decision } from './Decision';
import { SignaturePicture } from './SignaturePicture';

export const Request = () => {
  const id = useNumberParameter('id');
  const request = useLoad(id, async () => {
    const contract = await api.getContract(id ?? 0);
    return { contract, resident: await api.getResident(contract.resident.id) };
  });
  const change = (contract: Contract): void => {
    if (request.data !== null) request.replace({ ...request.data, contract });
  };
  const decidable = request.data !== null && (request.data.contract.allowed.accept || request.data.contract.allowed.return);

  return (
    <Screen
      for='STAFF' title='签约申请'
      footer={decidable && request.data !== null && <Decision contract={request.data.contract} onDecided={change} onChanged={request.reload} />}
    >
      {id === null ? (
        <Empty icon='queue' title='没有这份申请' action={<Button onPress={() => restart('doctor/pages/index/index')}>看全部申请</Button>} />
      ) : (
        <Loadable of={request} cards={3}>
          {({ contract, resident }) => (
            <>
              <Outcome contract={contract} />
              <Card title={resident.name} aside={<ContractStateTag state={contract.state} name={contract.stateName} />}>
                {resident.keyGroups.length > 0 && (
                  <View className='tags'>{resident.keyGroups.map(({ code, name }) => <Tag key={code} tone='key-group'>{name}</Tag>)}</View>
                )}
                <Fact name='性别年龄'>{`${resident.sex === 'M' ? '男' : '女'}，${resident.age} 岁`}</Fact>
                <Fact name='住址'>{resident.address}</Fact>
                <Fact name='电话'>{resident.phoneMasked ?? '没有登记'}</Fact>
                {resident.conditions !== null && resident.conditions.length > 0 && (
                  <Fact name='已知病情'>{resident.conditions.map(({ name }) => name).join('、')}</Fact>
                )}
              </Card>
              <Card rows>
                <Row icon='person' title='看居民资料' onPress={() => open('doctor/pages/resident/index', { id: resident.id })} />
              </Card>
              <Card title='申请内容'>
                <Fact name='签约团队'>{contract.team.name}</Fact>
                <Fact name='服务包'>{contract.package.name}</Fact>
                <Fact name='签多久'>{formatMonths(contract.months)}</Fact>
                <Fact name='起止'>{`${formatCivilDate(contract.startsOn)} 到 ${formatCivilDate(contract.endsOn)}`}</Fact>
                <Fact name='合同编号'>{contract.number}</Fact>
              </Card>
              <Card title='居民签名'><SignaturePicture contractId={contract.id} name={contract.resident.name} /></Card>
              {contract.allowed.pdf && <View style={{ marginBottom: '12px' }}><DocumentButton contractId={contract.id} number={contract.number} /></View>}
              <Card title='包含的服务'><ServiceList services={contract.package.items} /></Card>
              <Card title='办理经过'><Timeline entries={contract.timeline} /></Card>
              <EvidenceCard contractId={contract.id} code={contract.evidenceCode} />
            </>
          )}
        </Loadable>
      )}
    </Screen>
  );
};

const Outcome = ({ contract }: { contract: Contract }) => {
  if (contract.state === 'ACTIVE') {
    return <Notice kind='success' title='已接收签约'>{`${formatCivilDate(contract.startsOn)} 到 ${formatCivilDate(contract.endsOn)}，已通知居民。`}</Notice>;
  }
  if (contract.state === 'RETURNED') {
    return (
      <Notice kind='warning' title='已退回'>
        <Text>{[contract.returnReason?.title, contract.returnReason?.note].filter(Boolean).join('：')}</Text>
      </Notice>
    );
  }
  return contract.state === 'WITHDRAWN' ? <Notice kind='warning' title='居民已撤回申请'>不用再处理。</Notice> : null;
};
