import { useRef, useState } from 'react';
import { api, type DeviceSession } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Text, View } from '@/platform/elements';
import { explain } from '@/state/explain';
import { useLoad } from '@/state/useLoad';
import { useWrite } from '@/state/useWrite';
import { formatInstant, formatRecent } from '@/text/dates';
import { Button, Buttons, Card, Loadable, Notice, Sheet, Tag } from '@/ui';

const channels: Record<DeviceSession['channel'], string> = { WECHAT: '微信小程序', H5: '手机网页', CONSOLE: '管理后台' };

export const Sessions = () => {
  const sessions = useLoad('sessions', api.listSessions);
  const [ending, setEnding] = useState<DeviceSession | null>(null);
  const revoke = useWrite((key, id: number) => api.revokeSession(key, id));
  const now = useRef(new Date()).current;

  const end = async (): Promise<void> => {
    if (ending === null) return;
    await revoke.run(ending.id).then(() => sessions.reload());
    setEnding(null);
  };

  return (
    <Screen
      for='SIGNED_IN' title='登录过的设备'
      overlay={ending !== null && (
        <Sheet
          title='让这个设备退出登录？'
          onClose={() => setEnding(null)}
          actions={(
            <Buttons>
              <Button kind='secondary' onPress={() => setEnding(null)}>不用</Button>
              <Button kind='danger' busy={revoke.busy} onPress={() => { void end(); }}>让它退出</Button>
            </Buttons>
          )}
        >
          <Text className='paragraph'>{`${ending.deviceName ?? channels[ending.channel]}，${formatInstant(ending.signedInAt)} 登录。退出后，那边要重新登录才能用。`}</Text>
        </Sheet>
      )}
    >
      <Notice>有不认识的设备，就让它退出登录。</Notice>
      {revoke.error !== null && <Notice kind='danger' urgent>{explain(revoke.error)}</Notice>}
      <Loadable of={sessions}>
        {({ items }) => items.map((item) => (
          <Card key={item.id} title={item.deviceName ?? channels[item.channel]} aside={item.current && <Tag tone='success'>正在用的这台</Tag>}>
            <Text className='note'>{channels[item.channel]}</Text>
            <Text className='note'>{`登录：${formatInstant(item.signedInAt)}`}</Text>
            <Text className='note'>{`最近使用：${formatRecent(item.lastSeenAt, now)}`}</Text>
            {!item.current && (
              <View style={{ marginTop: '10px' }}><Button kind='danger' onPress={() => { revoke.clear(); setEnding(item); }}>让它退出</Button></View>
            )}
          </Card>
        ))}
      </Loadable>
    </Screen>
  );
};
