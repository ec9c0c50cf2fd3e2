import { formatCivilDate } from '@jiayi/domain';
import { api, type Resident } from '@/api';
import { ContractStateTag } from '@/features/contracts/ContractStateTag';
import { Screen } from '@/features/shell/Screen';
import { Pressable, Text, View } from '@/platform/elements';
import { open, restart, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Card, Empty, Fact, Loadable, Notice, Tag } from '@/ui';

export const ResidentPage = () => {
  const id = useNumberParameter('id');
  const resident = useLoad(id, () => api.getResident(id ?? 0));
  return (
    <Screen for='STAFF' title='居民资料'>
      {id === null ? (
        <Empty icon='person' title='没有这位居民' action={<Button onPress={() => restart('doctor/pages/index/index', { tab: 'residents' })}>看全部居民</Button>} />
      ) : (
        <Loadable of={resident} cards={3}>
          {(data) => (
            <>
              <Notice>您这次查看已记下，居民本人能看到。</Notice>
              <Card title={data.name} aside={<Text className='note'>{`${data.sex === 'M' ? '男' : '女'}，${data.age} 岁`}</Text>}>
                {data.keyGroups.length > 0 && (
                  <View className='tags' style={{ marginBottom: '8px' }}>{data.keyGroups.map(({ code, name }) => <Tag key={code} tone='key-group'>{name}</Tag>)}</View>
                )}
                <Fact name='出生日期'>{formatCivilDate(data.birthDate)}</Fact>
                <Fact name='身份证号'>{data.idNumberMasked ?? '您的角色不能看'}</Fact>
                <Fact name='电话'>{data.phoneMasked ?? '没有登记'}</Fact>
                <Fact name='住址'>{data.address}</Fact>
                {data.gridName !== null && <Fact name='所属片区'>{data.gridName}</Fact>}
              </Card>
              <Card title='已知病情'><Conditions of={data.conditions} /></Card>
              <Text className='section-title'>签约记录</Text>
              {data.contracts.length === 0 && <Card><Text className='note'>没有签约记录。</Text></Card>}
              {data.contracts.map((contract) => (
                <Pressable key={contract.id} className='case' onPress={() => open('doctor/pages/request/index', { id: contract.id })}>
                  <View className='case__top'>
                    <Text className='case__name'>{contract.teamName}</Text>
                    <ContractStateTag state={contract.state} name={contract.stateName} />
                  </View>
                  <Text className='note'>{`${formatCivilDate(contract.startsOn)} 到 ${formatCivilDate(contract.endsOn)}`}</Text>
                </Pressable>
              ))}
            </>
          )}
        </Loadable>
      )}
    </Screen>
  );
};

const Conditions = ({ of }: { of: Resident['conditions'] }) => {
  if (of === null) return <Text className='note'>您的角色不能看病情。</Text>;
  if (of.length === 0) return <Text className='note'>没有登记。</Text>;
  return (
    <>
      {of.map(({ code, name, since }) => (
        <Fact key={code} name={name}>{since === null ? '起始时间没有登记' : `${formatCivilDate(since)} 起`}</Fact>
      ))}
    </>
  );
};
