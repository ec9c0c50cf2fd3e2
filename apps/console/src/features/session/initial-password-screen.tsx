import { Button, Form } from 'antd';
import { useEffect } from 'react';
import type { Me } from '../../api/types';
import { leaveSession } from '../../platform/api';
import { useCommand } from '../../platform/use-command';
import { divideProblem, isSaidAtField } from '../../ui/form-problem';
import { BrandMark } from '../../ui/icons';
import { ProblemAlert } from '../../ui/problem-alert';
import { NewPasswordFields, type NewPasswordValues } from './new-password-fields';
import { changePassword, meKey } from './queries';
import styles from './initial-password.module.css';

const fieldNames = ['currentPassword', 'newPassword'];

/** Nobody works with a password that somebody else has handed to them. */
export const InitialPasswordScreen = ({ me }: { me: Me }) => {
  const [form] = Form.useForm<NewPasswordValues>();
  const change = useCommand(changePassword, { refreshes: [meKey] });
  const problem = divideProblem(change.error, fieldNames);
  useEffect(() => { document.title = '设置新密码 · 家医'; }, []);
  const submit = ({ currentPassword, newPassword }: NewPasswordValues): void => change.mutate({ currentPassword, newPassword }, {
    onError: (error) => {
      const { fields } = divideProblem(error, fieldNames);
      form.setFields(fields.map((field) => ({ name: field.name as ['newPassword'], errors: [field.message] })));
    },
  });
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <BrandMark size={40} />
        <h1 className={styles.title}>请先设置新密码</h1>
        <p className="secondary">{me.displayName}，您现在用的是初始密码。换成只有自己知道的密码后，就可以开始工作。</p>
        <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={submit} style={{ marginTop: 24 }}>
          {isSaidAtField(change.error, problem.fields) ? null : <ProblemAlert error={change.error} details={problem.sentences} />}
          <NewPasswordFields currentLabel="初始密码" />
          <Button type="primary" htmlType="submit" block loading={change.isPending}>保存并开始使用</Button>
          <Button type="link" block style={{ marginTop: 8 }} onClick={() => leaveSession()}>退出登录</Button>
        </Form>
      </div>
    </main>
  );
};
