import { useState } from 'react';
import { api, type TeamCard as TeamCardData } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Form, Input, Text, View } from '@/platform/elements';
import { askPosition } from '@/platform/location';
import type { Position } from '@/platform/location/location.types';
import { useLoad } from '@/state/useLoad';
import { usePages } from '@/state/usePages';
import { Button, Buttons, Empty, Icon, Loadable, Notice, PageList, Sheet } from '@/ui';
import { TeamCard } from './TeamCard';

const refusals = {
  DENIED: '没有得到您的位置。可以按医生、团队或机构的名字找。',
  UNAVAILABLE: '这台手机现在找不到位置。可以按医生、团队或机构的名字找。',
} as const;

/** By the address's grid first [L7], then by name, or nearest first. */
export const FindTeam = () => {
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState<Position | null>(null);
  const [asking, setAsking] = useState(false);
  const [locating, setLocating] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const teams = usePages(`${query}|${position?.latitude ?? ''}|${position?.longitude ?? ''}`, (cursor) =>
    api.listTeams({ q: query, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null, cursor, limit: 20 }));

  const locate = async (): Promise<void> => {
    setAsking(false);
    setLocating(true);
    const answer = await askPosition();
    setLocating(false);
    if ('position' in answer) {
      setRefusal(null);
      setPosition(answer.position);
    } else setRefusal(refusals[answer.refusal]);
  };
  const clear = (): void => {
    setWords('');
    setQuery('');
  };

  return (
    <Screen
      for='RESIDENT' title='找家庭医生团队'
      overlay={asking && <LocationQuestion onAgree={() => { void locate(); }} onClose={() => setAsking(false)} />}
    >
      <Recommended />
      <Text className='section-title'>自己找</Text>
      <Form className='search' role='search' onSubmit={() => setQuery(words.trim())}>
        <View className='search__box'>
          <Icon name='search' />
          <Input
            id='team-search' kind='search' className='search__input' label='医生、团队或机构的名字' placeholder='医生、团队或机构名字'
            value={words} maximumLength={40}
            onChange={(value) => { setWords(value); if (value === '') setQuery(''); }} onConfirm={() => setQuery(words.trim())}
          />
        </View>
        <Button submits>找</Button>
      </Form>
      <View style={{ marginBottom: '12px' }}>
        {position === null
          ? <Button kind='secondary' icon='pin' busy={locating} onPress={() => setAsking(true)}>按离我近的排</Button>
          : <Button kind='secondary' icon='pin' onPress={() => setPosition(null)}>已按距离排，点这里取消</Button>}
      </View>
      {refusal !== null && <Notice kind='warning' urgent>{refusal}</Notice>}
      <PageList
        of={teams}
        keyOf={(team) => team.id}
        empty={(
          <Empty icon='search' title='没有找到' action={query !== '' && <Button kind='secondary' onPress={clear}>看全部团队</Button>}>
            {query === '' ? '现在还没有团队的资料。' : `没有名字里带“${query}”的医生、团队或机构。换个字再试试。`}
          </Empty>
        )}
      >
        {(team) => <TeamCard team={team} />}
      </PageList>
    </Screen>
  );
};

const LocationQuestion = ({ onAgree, onClose }: { onAgree: () => void; onClose: () => void }) => (
  <Sheet
    title='用一下您现在的位置？'
    onClose={onClose}
    actions={(
      <Buttons>
        <Button kind='secondary' onPress={onClose}>不用</Button>
        <Button onPress={onAgree}>可以</Button>
      </Buttons>
    )}
  >
    <Text className='paragraph'>只用来把离您近的团队排在前面，不保存您的位置。不用位置，也能按名字找。</Text>
  </Sheet>
);

/** Some teams at once, the others after a press. */
const MoreTeams = ({ title, teams, atOnce }: { title: string; teams: TeamCardData[]; atOnce: number }) => {
  const [whole, setWhole] = useState(false);
  if (teams.length === 0) return null;
  const shown = whole ? teams : teams.slice(0, atOnce);
  return (
    <>
      {shown.length > 0 && <Text className='section-title'>{title}</Text>}
      {shown.map((team) => <TeamCard key={team.id} team={team} />)}
      {!whole && teams.length > atOnce && <Button kind='plain' onPress={() => setWhole(true)}>{`看${title}（${teams.length} 个）`}</Button>}
    </>
  );
};

const Recommended = () => {
  const recommended = useLoad('recommended', api.recommendTeams);
  return (
    <Loadable of={recommended} cards={1}>
      {({ gridName, basis, items }) => {
        if (items.length === 0) return <Notice>还不知道哪个团队负责您家。核对身份以后会显示在这里；也可以自己找。</Notice>;
        // With the grid known, the first team is the one responsible, the others belong to the same institution.
        const [first, ...others] = items;
        return basis === 'GRID' && first !== undefined ? (
          <>
            <Text className='section-title'>{gridName === null ? '负责您家的团队' : `负责您家（${gridName}）的团队`}</Text>
            <TeamCard team={first} own />
            <MoreTeams title='同一机构的其他团队' teams={others} atOnce={0} />
          </>
        ) : <MoreTeams title='您的管理机构里的团队' teams={items} atOnce={3} />;
      }}
    </Loadable>
  );
};
