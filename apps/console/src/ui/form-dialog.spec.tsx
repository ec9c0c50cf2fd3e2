import { ApiProblem, NetworkFailure } from '@jiayi/api-client';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Form, Input } from 'antd';
import { FormDialog } from './form-dialog';

interface Values {
  name: string;
  phone: string;
}

const show = (answers: (Error | null)[]) => {
  const received: Values[] = [];
  const onSubmit = (values: Values): Promise<void> => {
    received.push(values);
    const answer = answers.shift() ?? null;
    return answer === null ? Promise.resolve() : Promise.reject(answer);
  };
  render(
    <FormDialog<Values> open title="修改资料" submitText="保存" onSubmit={onSubmit} onClose={() => undefined}>
      <Form.Item name="name" label="名称" rules={[{ required: true, message: '请输入名称' }]}><Input /></Form.Item>
      <Form.Item name="phone" label="电话"><Input /></Form.Item>
    </FormDialog>,
  );
  return received;
};

const field = (label: string): HTMLInputElement => screen.getByLabelText(new RegExp(`^${label}`));
const type = (label: string, value: string): void => { fireEvent.change(field(label), { target: { value } }); };
const save = (): void => { fireEvent.click(screen.getByRole('button', { name: /保\s*存/ })); };

describe('FormDialog', () => {
  it('keeps what was typed when the server does not answer, and sends it again', async () => {
    const received = show([new NetworkFailure('INTERRUPTED'), null]);
    type('名称', '城关卫生站');
    type('电话', '0999-581');
    save();
    expect(await screen.findByText(/连接不上服务器/)).toBeTruthy();
    expect([field('名称').value, field('电话').value]).toEqual(['城关卫生站', '0999-581']);
    save();
    await waitFor(() => expect(received).toHaveLength(2));
    expect(received[1]).toEqual({ name: '城关卫生站', phone: '0999-581' });
    await waitFor(() => expect(screen.queryByText(/连接不上服务器/)).toBeNull());
  });

  it('shows each error of the server at its field', async () => {
    show([new ApiProblem({
      title: '有些内容没有填对', status: 400, code: 'VALIDATION_FAILED',
      errors: [{ pointer: '/phone', code: 'SHAPE', message: '电话号码太短' }],
    })]);
    type('名称', '城关卫生站');
    type('电话', '1');
    save();
    expect(await screen.findByText('有些内容没有填对')).toBeTruthy();
    await waitFor(() => expect(field('电话').getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('电话号码太短')).toBeTruthy();
    expect(field('电话').value).toBe('1');
    expect(field('名称').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('sends nothing while a required field is empty', async () => {
    const received = show([]);
    save();
    expect(await screen.findByText('请输入名称')).toBeTruthy();
    expect(received).toEqual([]);
  });
});
