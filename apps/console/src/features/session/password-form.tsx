import type { Session } from '@jiayi/api-client';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import type { SecondFactor } from '../../api/types';
import { ProblemAlert } from '../../ui/problem-alert';
import { signInAsStaff } from './queries';
import styles from './sign-in.module.css';

interface Credentials {
  username: string;
  password: string;
}

export const PasswordForm = ({ notice, picked, onSession, onSecondFactor }: {
  notice: string | null;
  /** Credentials of the demo identity that was chosen. */
  picked: Credentials | null;
  onSession: (session: Session) => void;
  onSecondFactor: (factor: SecondFactor) => void;
}) => {
  const [form] = Form.useForm<Credentials>();
  const signIn = useMutation({
    mutationFn: signInAsStaff,
    onSuccess: (answer) => {
      if (answer.session !== null) onSession(answer.session);
      else if (answer.secondFactor !== null) onSecondFactor(answer.secondFactor);
    },
  });
  useEffect(() => {
    if (picked !== null) form.setFieldsValue({ username: picked.username, password: picked.password });
  }, [form, picked]);

  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ username, password }) => signIn.mutate({ username: username.trim(), password })}
    >
      <h1 className={styles.title}>登录工作台</h1>
      {notice === null || signIn.error !== null
        ? null
        : <Alert type="info" title={notice} style={{ marginBottom: 16 }} />}
      <ProblemAlert error={signIn.error} />
      <Form.Item name="username" label="用户名" rules={[{ required: true, whitespace: true, message: '请输入用户名' }]}>
        <Input autoComplete="username" autoFocus spellCheck={false} maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>登录</Button>
      <p className={styles.help}>忘记密码或账号被锁定，请联系本机构的管理员。</p>
    </Form>
  );
};
