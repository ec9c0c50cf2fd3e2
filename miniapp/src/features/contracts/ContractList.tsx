import { formatCivilDate } from '@jiayi/domain';
import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { usePages } from '@/state/usePages';
import { Button, Empty, PageList } from '@/ui';
import { ContractStateTag } from './ContractStateTag';

export const ContractList = () => {
  const contracts = usePages('contracts', async () => ({ ...(await api.listMyContracts()), nextCursor: null }));
  return (
    <Screen for='RESIDENT' title='我的签约合同'>
      <PageList
        of={contracts}
        keyOf={({ id }) => id}
        empty={(
          <Empty icon='document' title='还没有签约合同' action={<Button onPress={() => open('pages/find-team/index')}>找家庭医生团队</Button>}>
            签约以后，合同会一直放在这里。
          </Empty>
        )}
      >
        {(contract) => (
          <Pressable className='team-card' onPress={() => open('pages/contract/index', { id: contract.id })}>
            <View className='team-card__top'>
              <Text className='team-card__name'>{contract.team.name}</Text>
              <ContractStateTag state={contract.state} name={contract.stateName} />
            </View>
            <Text className='team-card__line'>{contract.team.institutionName}</Text>
            <Text className='team-card__line'>{`${formatCivilDate(contract.startsOn)} 到 ${formatCivilDate(contract.endsOn)}`}</Text>
          </Pressable>
        )}
      </PageList>
    </Screen>
  );
};
