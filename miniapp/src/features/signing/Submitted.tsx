import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Heading, Text, View } from '@/platform/elements';
import { open, restart, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Card, Fact, Icon, Loadable } from '@/ui';

export const Submitted = () => {
  const contractId = useNumberParameter('contractId');
  const contract = useLoad(contractId, () => api.getContract(contractId ?? 0));
  return (
    <Screen for='RESIDENT' title='已提交' back={false}>
      <View className='success'>
        <View className='success__mark' decorative><Icon name='check' /></View>
        <Heading level={2} className='success__title'>签约申请已提交</Heading>
        <Text className='note'>等医生确认。有结果会发消息告诉您，也可以在首页看。</Text>
      </View>
      <Loadable of={contract} cards={1}>
        {(data) => (
          <Card>
            <Fact name='合同编号'>{data.number}</Fact>
            <Fact name='签约团队'>{data.team.name}</Fact>
            <Fact name='存证码'><Text className='code'>{data.evidenceCode}</Text></Fact>
          </Card>
        )}
      </Loadable>
      <View className='stack'>
        <Button onPress={() => restart('pages/index/index')}>回首页</Button>
        {contractId !== null && <Button kind='secondary' onPress={() => open('pages/contract/index', { id: contractId })}>看合同</Button>}
      </View>
    </Screen>
  );
};
