import { App, Button, Drawer } from 'antd';
import type { SessionEntry } from '../../api/types';
import { showTime } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { errorSentence } from '../../ui/error-sentence';
import { EmptyState, Loaded } from '../../ui/states';
import { ToneTag } from '../../ui/tags';
import { revokeSession, sessionsKey, useSessions } from './queries';
import styles from './sessions.module.css';

const channelNames: Record<SessionEntry['channel'], string> = { WECHAT: '微信小程序', H5: '手机网页', CONSOLE: '电脑工作台' };

/** Where the person is signed in; any of them can be signed out from here. */
export const SessionsDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { message } = App.useApp();
  const sessions = useSessions(open);
  const revoke = useCommand(revokeSession, { refreshes: [sessionsKey], onDone: () => void message.success('已让那台设备退出') });
  return (
    <Drawer title="登录设备" open={open} size={460} onClose={onClose}>
      <p className="secondary">如果有不认识的设备，请让它退出，并修改密码。</p>
      <Loaded query={sessions} rows={4}>
        {({ items }) => items.length === 0 ? <EmptyState title="没有登录的设备" /> : (
          <ul className={styles.list}>
            {items.map((session) => (
              <li key={session.id} className={styles.session}>
                <div>
                  <div className={styles.device}>
                    {session.deviceName ?? '未知设备'}
                    {session.current ? <ToneTag tone="good">当前设备</ToneTag> : null}
                  </div>
                  <div className="secondary">{channelNames[session.channel]}</div>
                  <div className="secondary">{showTime(session.signedInAt)} 登录，最近使用 {showTime(session.lastSeenAt)}</div>
                </div>
                {session.current ? null : (
                  <Button
                    aria-label={`让${session.deviceName ?? '未知设备'}退出`}
                    loading={revoke.isPending && revoke.variables === session.id}
                    onClick={() => revoke.mutate(session.id, { onError: (error) => void message.error(errorSentence(error)) })}
                  >
                    退出
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Drawer>
  );
};
