import { Form, Input } from 'antd';

/** Current password and the new one twice; what makes a password good enough is the server's to say. */
export const NewPasswordFields = ({ currentLabel }: { currentLabel: string }) => (
  <>
    <Form.Item name="currentPassword" label={currentLabel} rules={[{ required: true, message: `请输入${currentLabel}` }]}>
      <Input.Password autoComplete="current-password" maxLength={128} />
    </Form.Item>
    <Form.Item
      name="newPassword"
      label="新密码"
      extra="至少 10 位，不要用常见密码，也不要包含用户名。"
      rules={[{ required: true, message: '请输入新密码' }, { min: 10, message: '新密码至少 10 位' }]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
    <Form.Item
      name="repeatedPassword"
      label="再输一次新密码"
      dependencies={['newPassword']}
      rules={[
        { required: true, message: '请再输一次新密码' },
        ({ getFieldValue }) => ({
          validator: (_rule, value: unknown) => (
            value === undefined || value === '' || value === getFieldValue('newPassword')
              ? Promise.resolve()
              : Promise.reject(new Error('两次输入的新密码不一样'))
          ),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
  </>
);

export interface NewPasswordValues {
  currentPassword: string;
  newPassword: string;
  repeatedPassword: string;
}
