import { ApiProblem, type Session } from '@jiayi/api-client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import type { SecondFactor } from '../../api/types';
import { ProblemAlert } from '../../ui/problem-alert';
import { completeSecondFactor, listDemoIdentities } from './queries';
import styles from './sign-in.module.css';

const Enrolment = lazy(() => import('./enrolment'));

/** The six digits of the authenticator app; while enrolling, first the secret to be added to that app. */
export const SecondFactorForm = ({ factor, demoUsername, onSession, onRestart }: {
  factor: SecondFactor;
  demoUsername: string | null;
  onSession: (session: Session) => void;
  onRestart: (notice: string | null) => void;
}) => {
  const [form] = Form.useForm<{ code: string }>();
  const complete = useMutation({
    mutationFn: completeSecondFactor,
    onSuccess: onSession,
    onError: (error) => {
      // The challenge is spent or too old: only the password starts a new one.
      if (error instanceof ApiProblem && error.code === 'SECOND_FACTOR_EXPIRED') onRestart(error.message);
    },
  });

  useEffect(() => {
    if (demoUsername === null || factor.kind === 'ENROL') return;
    // Codes live for half a minute, so the one of the list may have passed.
    listDemoIdentities().then(({ items }) => {
      const signIn = items.map((item) => item.signIn).find((entry) => entry.kind === 'STAFF' && entry.username === demoUsername);
      if (signIn?.kind === 'STAFF' && signIn.totpCode !== null && !form.isFieldTouched('code')) {
        form.setFieldsValue({ code: signIn.totpCode });
      }
    }).catch(() => undefined); // Then the person reads the code from the app, as everybody else does.
  }, [demoUsername, factor.kind, form]);

  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ code }) => complete.mutate({ challenge: factor.challenge, code })}
    >
      <h1 className={styles.title}>{factor.kind === 'ENROL' ? '绑定动态验证码' : '输入动态验证码'}</h1>
      <p className={styles.lead}>
        {factor.kind === 'ENROL'
          ? '您的岗位能看到多个团队的数据，登录时除了密码，还要输入手机上的动态验证码。'
          : '请打开手机上的验证器应用，输入「家医」现在显示的 6 位数字。'}
      </p>
      {factor.kind === 'ENROL' && factor.secret !== null && factor.otpauthUri !== null ? (
        <Suspense fallback={<p role="status">正在准备二维码…</p>}>
          <Enrolment secret={factor.secret} otpauthUri={factor.otpauthUri} />
        </Suspense>
      ) : null}
      <ProblemAlert error={complete.error} />
      <Form.Item
        name="code"
        label="动态验证码"
        normalize={(value: string) => value.replace(/\D/g, '').slice(0, 6)}
        rules={[{ required: true, message: '请输入 6 位数字' }, { pattern: /^\d{6}$/, message: '动态验证码是 6 位数字' }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" autoFocus className={styles.code} placeholder="6 位数字" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={complete.isPending}>
        {factor.kind === 'ENROL' ? '完成绑定并登录' : '确认登录'}
      </Button>
      <Button type="link" block style={{ marginTop: 8 }} onClick={() => onRestart(null)}>返回，换一个账号</Button>
    </Form>
  );
};
