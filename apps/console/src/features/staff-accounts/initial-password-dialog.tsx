import { Alert, App, Button, Modal } from 'antd';
import styles from './staff-accounts.module.css';

/** The one time that an initial password is shown. */
export const InitialPasswordDialog = ({ handedOut, onClose }: {
  handedOut: { username: string; password: string } | null; onClose: () => void;
}) => {
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    if (handedOut === null) return;
    try {
      await navigator.clipboard.writeText(handedOut.password);
      void message.success('已复制初始密码');
    } catch {
      void message.info('浏览器不允许复制，请手工抄写');
    }
  };
  return (
    <Modal
      open={handedOut !== null}
      title="初始密码"
      width={460}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={<Button type="primary" onClick={onClose}>已经记下，关闭</Button>}
    >
      <Alert type="warning" showIcon title="只显示这一次，请现在就交给本人。第一次登录时要改成自己的密码。" />
      <dl className={styles.password}>
        <div><dt>用户名</dt><dd>{handedOut?.username}</dd></div>
        <div>
          <dt>初始密码</dt>
          <dd><code className={styles.code}>{handedOut?.password}</code> <Button size="small" onClick={() => void copy()}>复制密码</Button></dd>
        </div>
      </dl>
    </Modal>
  );
};
