import type { TeamCard as TeamCardData } from '@/api';
import { Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { formatDistance } from '@/text/numbers';
import { formatInstantDay } from '@/text/dates';
import { Tag, classes } from '@/ui';

/** Whether one can sign with the team now, in words. */
export const PlacesTag = ({ team }: { team: Pick<TeamCardData, 'accepting' | 'placesLeft'> }) => {
  if (!team.accepting) return <Tag tone='neutral'>暂停签约</Tag>;
  return team.placesLeft > 0 ? <Tag tone='success'>{`还可签 ${team.placesLeft} 人`}</Tag> : <Tag tone='due'>名额已满</Tag>;
};

export const freshnessOf = ({ confirmedAt, stale }: Pick<TeamCardData, 'confirmedAt' | 'stale'>): string => {
  if (confirmedAt === null) return '资料还没有核对过';
  return `资料核对于 ${formatInstantDay(confirmedAt)}${stale ? '，时间较久' : ''}`;
};

export const TeamCard = ({ team, own }: { team: TeamCardData; own?: boolean }) => (
  <Pressable className={classes('team-card', own && 'team-card--own')} onPress={() => open('pages/team/index', { id: team.id })}>
    <View className='team-card__top'>
      <Text className='team-card__name'>{team.name}</Text>
      {team.distanceMetres !== null && <Text className='team-card__distance'>{formatDistance(team.distanceMetres)}</Text>}
    </View>
    <Text className='team-card__line'>{team.institution.name}</Text>
    <Text className='team-card__line'>
      {[team.leader && `团队长 ${team.leader.name}${team.leader.title ? `（${team.leader.title}）` : ''}`, `共 ${team.memberCount} 人`].filter(Boolean).join(' · ')}
    </Text>
    <View className='tags'>
      <PlacesTag team={team} />
      {team.stale && <Tag tone='neutral'>资料较久没有核对</Tag>}
    </View>
  </Pressable>
);
