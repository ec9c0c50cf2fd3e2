import { api, type Team } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { StepFoot } from '@/features/signing/SigningStep';
import { Text, View } from '@/platform/elements';
import { open, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Card, Empty, Fact, Loadable, Notice, Tag } from '@/ui';
import { CallRow } from './CallRow';
import { Emergency } from './Emergency';
import { ServiceList } from './ServiceList';
import { PlacesTag, freshnessOf } from './TeamCard';

export const TeamPage = () => {
  const id = useNumberParameter('id');
  const team = useLoad(id, () => api.getTeam(id ?? 0));
  return (
    <Screen for='RESIDENT' title='团队介绍' footer={team.data && <SignFoot team={team.data} />}>
      {id === null
        ? <Empty icon='people' title='没有这个团队' action={<Button onPress={() => open('pages/find-team/index')}>找团队</Button>} />
        : <Loadable of={team} cards={3}>{(data) => <Contents team={data} />}</Loadable>}
    </Screen>
  );
};

const SignFoot = ({ team }: { team: Team }) => {
  if (!team.accepting || team.placesLeft <= 0) {
    return (
      <StepFoot note={team.accepting ? '这个团队的名额已满，可以找别的团队。' : '这个团队暂停签约，可以找别的团队。'}>
        <Button kind='secondary' onPress={() => open('pages/find-team/index')}>找别的团队</Button>
      </StepFoot>
    );
  }
  return <StepFoot><Button icon='pen' onPress={() => open('pages/signing/plan/index', { teamId: team.id })}>和这个团队签约</Button></StepFoot>;
};

const Contents = ({ team }: { team: Team }) => (
  <>
    <Card title={team.name} aside={<PlacesTag team={team} />}>
      {team.introduction && <Text className='paragraph' style={{ marginBottom: '8px' }}>{team.introduction}</Text>}
      <Fact name='所在机构'>{team.institution.name}</Fact>
      <Fact name='地址'>{team.institution.address || '没有登记'}</Fact>
      <Fact name='名额'>{`共 ${team.capacity} 人，还可签 ${team.placesLeft} 人`}</Fact>
      {team.grids.length > 0 && <Fact name='负责片区'>{team.grids.map(({ name }) => name).join('、')}</Fact>}
      <Text className='note' style={{ marginTop: '8px' }}>{freshnessOf(team)}</Text>
    </Card>
    {team.stale && <Notice kind='warning'>资料较久没有核对，去之前最好先打个电话。</Notice>}
    {team.institution.phone && (
      <>
        <Card rows>
          <CallRow phone={team.institution.phone} />
        </Card>
        <Emergency />
      </>
    )}
    <Card title={`团队成员（${team.members.length} 人）`}>
      {team.members.map((member) => (
        <View key={member.id} className='member'>
          <View className='member__top'>
            <Text className='member__name'>{member.name}</Text>
            <Tag tone='teal'>{member.teamRoleName}</Tag>
            <Text className='note'>{member.kindName}</Text>
          </View>
          <Text className='note'>{[member.title, member.specialty, member.employerName].filter(Boolean).join(' · ')}</Text>
          {member.licenceValid === false && <Tag tone='due'>执业证待更新</Tag>}
        </View>
      ))}
    </Card>
    <Card title='能提供的服务'>
      {team.services.length > 0 ? <ServiceList services={team.services} /> : <Text className='note'>还没有登记，可以打电话问。</Text>}
    </Card>
  </>
);
