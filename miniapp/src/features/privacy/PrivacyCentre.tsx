import { useState } from 'react';
import { api, type Consent } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Pressable, Text, View } from '@/platform/elements';
import { open, useParameters } from '@/platform/navigation';
import { usePages } from '@/state/usePages';
import { formatInstant } from '@/text/dates';
import { groupAccesses } from './accesses';
import { Button, Card, Empty, Fact, Notice, PageList, Tag, classes } from '@/ui';

const views = [{ name: 'consents', title: '我的同意' }, { name: 'accesses', title: '谁看过我的资料' }] as const;

export const PrivacyCentre = () => {
  const asked = useParameters()['view'];
  const [view, setView] = useState<(typeof views)[number]['name']>(asked === 'accesses' ? 'accesses' : 'consents');
  return (
    <Screen for='RESIDENT' title='隐私中心'>
      <View className='tab-choice' role='tablist' label='隐私中心'>
        {views.map(({ name, title }) => (
          <Pressable
            key={name} kind='tab' chosen={view === name} onPress={() => setView(name)}
            className={classes('tab-choice__tab', view === name && 'tab-choice__tab--current')}
          >
            <Text>{title}</Text>
          </Pressable>
        ))}
      </View>
      {view === 'consents' ? <Consents /> : <Accesses />}
    </Screen>
  );
};

const decisions: Record<Consent['decision'], { name: string; tone: 'success' | 'due' }> = {
  GIVEN: { name: '您同意了', tone: 'success' },
  REFUSED: { name: '您没有同意', tone: 'due' },
};

const Consents = () => {
  const consents = usePages('consents', api.listMyConsents);
  return (
    <PageList
      of={consents}
      keyOf={({ id }) => id}
      empty={<Empty icon='shield' title='还没有记录'>您每次同意或不同意，都会记在这里，文书原文也能再看。</Empty>}
    >
      {(consent) => (
        <Card title={consent.documentTitle} aside={<Tag tone={decisions[consent.decision].tone}>{decisions[consent.decision].name}</Tag>}>
          <Fact name='时间'>{formatInstant(consent.at)}</Fact>
          <Fact name='文书版本'>{consent.documentVersion}</Fact>
          {consent.evidenceCode !== '' && <Fact name='存证码'><Text className='code'>{consent.evidenceCode}</Text></Fact>}
          <View className='stack' style={{ marginTop: '10px' }}>
            <Button kind='secondary' onPress={() => open('pages/document/index', { id: consent.documentId })}>再看原文</Button>
          </View>
        </Card>
      )}
    </PageList>
  );
};

const Accesses = () => {
  const accesses = usePages('accesses', api.listMyAccesses);
  const grouped = { ...accesses, items: accesses.items && groupAccesses(accesses.items) };
  return (
    <>
      <Notice>工作人员每看一次您的资料，这里就记一笔。觉得不对，请联系签约机构。</Notice>
      <PageList
        of={grouped}
        keyOf={({ at, who, purposeName }) => `${at}${who}${purposeName}`}
        empty={<Empty icon='shield' title='还没有人看过您的资料' />}
        wrap={(items) => <Card rows>{items}</Card>}
      >
        {(access) => (
          <View className='row'>
            <View className='row__body'>
              <Text className='row__title'>{`${access.who}（${access.roleName}）`}</Text>
              <Text className='row__detail'>{access.institutionName}</Text>
              <Text className='row__detail'>{`${access.purposeName}${access.times > 1 ? `（${access.times} 次）` : ''} · ${formatInstant(access.at)}`}</Text>
            </View>
          </View>
        )}
      </PageList>
    </>
  );
};
