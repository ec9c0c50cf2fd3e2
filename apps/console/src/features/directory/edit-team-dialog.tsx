import { App, Form, Input, InputNumber, Switch } from 'antd';
import type { Team } from '../../api/types';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { changedOnly } from './changed-only';
import { teamsKey, updateTeam } from './queries';

interface Values {
  name: string;
  introduction: string;
  capacity: number;
  accepting: boolean;
}

export const EditTeamDialog = ({ team, open, onClose }: { team: Team; open: boolean; onClose: () => void }) => {
  const { message } = App.useApp();
  const update = useCommand(updateTeam, {
    refreshes: [teamsKey],
    onDone: () => {
      void message.success('团队资料已保存');
      onClose();
    },
  });
  const before: Values = {
    name: team.name, introduction: team.introduction, capacity: team.capacity, accepting: team.accepting,
  };
  const taken = team.capacity - team.placesLeft;
  return (
    <FormDialog<Values>
      open={open}
      title="修改团队资料"
      submitText="保存"
      initialValues={before}
      onSubmit={async (values) => {
        const change = changedOnly(before, { ...values, name: values.name.trim(), introduction: values.introduction.trim() });
        if (Object.keys(change).length === 0) {
          void message.info('没有改动');
          onClose();
        } else await update.mutateAsync({ id: team.id, change });
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="团队名称" rules={[{ required: true, whitespace: true, message: '请输入团队名称' }]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name="capacity"
        label="签约名额"
        extra={`已占用 ${taken} 个，名额不能比这个少。`}
        rules={[{ required: true, message: '请输入签约名额' }]}
      >
        <InputNumber min={0} precision={0} suffix="人" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="accepting" label="接收新的签约申请" valuePropName="checked" required extra="暂停后，居民仍看得到团队，但不能提交申请。">
        <Switch checkedChildren="接收" unCheckedChildren="暂停" />
      </Form.Item>
      <Form.Item name="introduction" label="团队介绍" rules={[{ required: false }]}>
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
};
