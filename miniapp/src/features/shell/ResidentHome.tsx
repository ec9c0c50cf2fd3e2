import { Home } from '@/features/home/Home';
import { Inbox } from '@/features/inbox/Inbox';
import { useUnread } from '@/features/inbox/unread';
import { Me } from '@/features/me/Me';
import { View } from '@/platform/elements';
import { LargeTypeButton, TabBar, type Tab } from '@/ui';
import { Screen } from './Screen';
import { useTab } from './useTab';

type Name = 'home' | 'inbox' | 'me';
const titles: Record<Name, string> = { home: '家医', inbox: '消息', me: '我的' };
const names = Object.keys(titles) as Name[];

/** The three main screens of a resident behind one tab bar. */
export const ResidentHome = () => {
  const { tab, opened, choose } = useTab(names, 'home');
  const count = useUnread();
  const tabs: Tab<Name>[] = [
    { name: 'home', title: '首页', icon: 'home' },
    { name: 'inbox', title: '消息', icon: 'inbox', count },
    { name: 'me', title: '我的', icon: 'person' },
  ];
  const contents: Record<Name, JSX.Element> = { home: <Home />, inbox: <Inbox />, me: <Me /> };
  return (
    <Screen for='RESIDENT' title={titles[tab]} back={false} aside={<LargeTypeButton />} footer={<TabBar tabs={tabs} current={tab} onChoose={choose} />}>
      {names.filter((name) => opened.includes(name)).map((name) => (
        <View key={name} style={name === tab ? undefined : { display: 'none' }} role='tabpanel' label={titles[name]}>{contents[name]}</View>
      ))}
    </Screen>
  );
};
