import { App, Dropdown } from 'antd';
import { useState } from 'react';
import { leaveSession } from '../../platform/api';
import { useCommand } from '../../platform/use-command';
import { ChevronIcon } from '../../ui/icons';
import { errorSentence } from '../../ui/error-sentence';
import { ChangePasswordDialog } from '../session/change-password-dialog';
import { signOut } from '../session/queries';
import { SessionsDrawer } from '../session/sessions-drawer';
import styles from './shell.module.css';
import { useWorkplace } from './workplace';

/** The person's own matters: devices signed in, password, signing out. */
export const AccountMenu = () => {
  const { me } = useWorkplace();
  const { message } = App.useApp();
  const [open, setOpen] = useState<'SESSIONS' | 'PASSWORD' | null>(null);
  const leave = useCommand<void, unknown>((_input, options) => signOut(options));

  const end = async (): Promise<void> => {
    try {
      await leave.mutateAsync();
    } catch (error) {
      // The tab forgets the session in any case; only the server may still know it until it expires.
      void message.warning(`这台电脑已退出，但服务器没有回音：${errorSentence(error)}`);
    }
    leaveSession();
  };

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'SESSIONS', label: '登录设备' },
            { key: 'PASSWORD', label: '修改密码' },
            { type: 'divider' },
            { key: 'LEAVE', label: '退出登录', danger: true },
          ],
          onClick: ({ key }) => {
            if (key === 'LEAVE') void end();
            else setOpen(key === 'SESSIONS' ? 'SESSIONS' : 'PASSWORD');
          },
        }}
      >
        <button type="button" className={styles.account} aria-label={`我的账号：${me.displayName}`} aria-haspopup="menu">
          <span className={styles.initial} aria-hidden="true">{[...me.displayName][0] ?? '我'}</span>
          {me.displayName}
          <ChevronIcon />
        </button>
      </Dropdown>
      <SessionsDrawer open={open === 'SESSIONS'} onClose={() => setOpen(null)} />
      <ChangePasswordDialog open={open === 'PASSWORD'} onClose={() => setOpen(null)} />
    </>
  );
};
