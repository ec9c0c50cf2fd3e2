import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { session } from '@/api';
import { askSystem, useSystem } from '@/features/system/system';
import { Text, View } from '@/platform/elements';
import { restart, useShown } from '@/platform/navigation';
import { watchNetwork } from '@/platform/network';
import { Page, Skeleton } from '@/ui';
import { MissedPage } from './MissedPage';
import { useSession } from './session';

interface ScreenProps extends Omit<ComponentProps<typeof Page>, 'banner' | 'mark'> {
  /** Who may see it: a screen for someone else leads to where that person belongs. */
  for: 'RESIDENT' | 'STAFF' | 'SIGNED_IN' | 'ANYONE';
}

/** The frame of every screen, with what all screens share: who may see it, the demo mark, a hint when there is no network. */
export const Screen = ({ for: audience, children, footer, overlay, ...page }: ScreenProps) => {
  const system = useSystem();
  const online = useOnline();
  const kind = useSession()?.kind ?? null;
  const admitted = audience === 'ANYONE' || (audience === 'SIGNED_IN' ? kind !== null : kind === audience);

  useShown(askSystem);
  const opened = useRef({ admitted, audience });
  useEffect(() => {
    if (opened.current.admitted) return;
    const current = session.current();
    if (current === null) restart(opened.current.audience === 'STAFF' ? 'doctor/pages/sign-in/index' : 'pages/sign-in/index');
    else restart(current.kind === 'STAFF' ? 'doctor/pages/index/index' : 'pages/index/index');
  }, []);

  return (
    <Page
      {...page}
      footer={admitted ? footer : undefined}
      banner={!online && <View className='banner' role='status'>没有网络。已经打开的内容还能看，填好的内容不会丢。</View>}
      mark={system?.demo && <View className='demo-mark'><Text>演示 · 人和事都是虚构的</Text></View>}
      overlay={<>{admitted && overlay}<MissedPage /></>}
    >
      {admitted ? children : <Skeleton />}
    </Page>
  );
};

const useOnline = (): boolean => {
  const [online, setOnline] = useState(true);
  useEffect(() => watchNetwork(setOnline), []);
  return online;
};
