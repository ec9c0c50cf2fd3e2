import { teamRoles, type TeamRole } from '@jiayi/domain';
import { App, Form, Select } from 'antd';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { PractitionerSelect } from './practitioner-select';
import { addTeamMember, teamsKey } from './queries';

interface Values {
  practitionerId: number;
  teamRole: TeamRole;
}

const roleOptions = Object.entries(teamRoles).map(([value, label]) => ({ value: value as TeamRole, label }));

export const AddMemberDialog = ({ teamId, institutionId, open, onClose }: {
  teamId: number; institutionId: number; open: boolean; onClose: () => void;
}) => {
  const { message } = App.useApp();
  const add = useCommand(addTeamMember, {
    refreshes: [teamsKey],
    onDone: () => {
      void message.success('已加入团队');
      onClose();
    },
  });
  return (
    <FormDialog<Values>
      open={open}
      title="添加成员"
      submitText="加入团队"
      width={480}
      onSubmit={(values) => add.mutateAsync({ teamId, ...values })}
      onClose={onClose}
    >
      <Form.Item name="practitionerId" label="医务人员" rules={[{ required: true, message: '请选择医务人员' }]}>
        <PractitionerSelect institutionId={institutionId} />
      </Form.Item>
      <Form.Item name="teamRole" label="团队分工" rules={[{ required: true, message: '请选择团队分工' }]}>
        <Select options={roleOptions} placeholder="选择在团队里做什么" />
      </Form.Item>
    </FormDialog>
  );
};
