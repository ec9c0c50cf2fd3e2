import { App } from 'antd';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { NewPasswordFields, type NewPasswordValues } from './new-password-fields';
import { changePassword } from './queries';

export const ChangePasswordDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { message } = App.useApp();
  const change = useCommand(changePassword, {
    onDone: () => {
      void message.success('密码已修改');
      onClose();
    },
  });
  return (
    <FormDialog<NewPasswordValues>
      open={open}
      title="修改密码"
      submitText="修改"
      width={460}
      onSubmit={({ currentPassword, newPassword }) => change.mutateAsync({ currentPassword, newPassword })}
      onClose={onClose}
    >
      <NewPasswordFields currentLabel="当前密码" />
    </FormDialog>
  );
};
