import { useEffect, useState } from 'react';
import { api } from '@/api';
import { Inbox } from '@/features/inbox/Inbox';
import { unread, useUnread } from '@/features/inbox/unread';
import { Me } from '@/features/me/Me';
import { Screen } from '@/features/shell/Screen';
import { useTab } from '@/features/shell/useTab';
import { View } from '@/platform/elements';
import { replace } from '@/platform/navigation';
import { LargeTypeButton, TabBar, type Tab } from '@/ui';
import { Queue } from './Queue';
import { Residents } from './Residents';

type Name = 'queue' | 'residents' | 'inbox' | 'me';
const titles: Record<Name, string> = { queue: '签约申请', residents: '我的居民', inbox: '消息', me: '我的' };
const names = Object.keys(titles) as Name[];

export const DoctorHome = () => {
  const { tab, opened, choose } = useTab(names, 'queue');
  const [waiting, setWaiting] = useState(0);
  const count = useUnread();

  useEffect(() => {
    // A failure here shows in the tabs themselves.
    api.getMe().then((me) => { if (me.mustChangePassword) replace('doctor/pages/password/index'); }, () => undefined);
    api.listMessages(null).then((page) => unread.set(page.unread), () => undefined);
  }, []);

  const tabs: Tab<Name>[] = [
    { name: 'queue', title: '申请', icon: 'queue', count: waiting },
    { name: 'residents', title: '居民', icon: 'people' },
    { name: 'inbox', title: '消息', icon: 'inbox', count },
    { name: 'me', title: '我的', icon: 'person' },
  ];
  const contents: Record<Name, JSX.Element> = {
    queue: <Queue onWaiting={setWaiting} />,
    residents: <Residents />,
    inbox: <Inbox staff />,
    me: <Me />,
  };
  return (
    <Screen for='STAFF' title={titles[tab]} back={false} aside={<LargeTypeButton />} footer={<TabBar tabs={tabs} current={tab} onChoose={choose} />}>
      {names.filter((name) => opened.includes(name)).map((name) => (
        <View key={name} style={name === tab ? undefined : { display: 'none' }} role='tabpanel' label={titles[name]}>{contents[name]}</View>
      ))}
    </Screen>
  );
};
