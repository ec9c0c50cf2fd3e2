import { staffRoles } from '@jiayi/domain';
import { App, Button, Form, Input, Select } from 'antd';
import type { StaffAccount } from '../../api/types';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { InstitutionSelect } from '../directory/institution-select';
import { PractitionerSelect } from '../directory/practitioner-select';
import { useOwnInstitution, useWorkplace } from '../shell/workplace';
import { createStaffAccount, staffAccountsKey, updateStaffAccount, type GrantInput } from './queries';
import { rolesToGrant } from './roles-to-grant';
import styles from './staff-accounts.module.css';

interface Values {
  username: string;
  displayName: string;
  practitionerId?: number;
  grants: Partial<GrantInput>[];
}

const isComplete = (grant: Partial<GrantInput>): grant is GrantInput =>
  grant.role !== undefined && grant.institutionId !== undefined;

const Grants = ({ account }: { account: StaffAccount | null }) => {
  const institution = useOwnInstitution();
  const { roles } = useWorkplace();
  const options = rolesToGrant(roles).map((role) => ({ value: role, label: staffRoles[role].name }));
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <fieldset className={styles.grants}>
          <legend>角色和机构</legend>
          {fields.map((field, index) => (
            <div key={field.key} className={styles.grant}>
              <Form.Item name={[field.name, 'role']} rules={[{ required: true, message: '请选择角色' }]} noStyle={false}>
                <Select aria-label={`第 ${index + 1} 个角色`} placeholder="角色" options={options} style={{ width: 180 }} />
              </Form.Item>
              <Form.Item name={[field.name, 'institutionId']} rules={[{ required: true, message: '请选择机构' }]}>
                <GrantInstitution known={account?.grants[index] ?? null} fallback={institution} name={`第 ${index + 1} 个机构`} />
              </Form.Item>
              <Button
                type="text" danger disabled={fields.length === 1} aria-label={`去掉第 ${index + 1} 行`}
                onClick={() => remove(field.name)}
              >
                去掉
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ institutionId: institution?.id })}>再加一个角色</Button>
        </fieldset>
      )}
    </Form.List>
  );
};

/** The institution of a grant; its name is known from the account, or from one's own workplace, before any search. */
const GrantInstitution = ({ known, fallback, ...field }: {
  known: { institutionId: number; institutionName: string } | null;
  fallback: { id: number; name: string } | null;
  name: string;
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
}) => {
  const named = known !== null && known.institutionId === field.value
    ? { id: known.institutionId, name: known.institutionName }
    : fallback;
  return <InstitutionSelect {...field} known={named} width={270} />;
};

/** Creates an account or changes the name and roles of one. */
export const AccountDialog = ({ open, account, onCreated, onClose }: {
  open: boolean;
  account: StaffAccount | null;
  onCreated: (username: string, initialPassword: string) => void;
  onClose: () => void;
}) => {
  const { message } = App.useApp();
  const institution = useOwnInstitution();
  const create = useCommand(createStaffAccount, {
    refreshes: [staffAccountsKey],
    onDone: (created) => {
      onClose();
      onCreated(created.account.username, created.initialPassword);
    },
  });
  const update = useCommand(updateStaffAccount, {
    refreshes: [staffAccountsKey],
    onDone: () => {
      void message.success('账号已保存');
      onClose();
    },
  });
  const submit = ({ username, displayName, practitionerId, grants }: Values): Promise<unknown> => {
    const complete = grants.filter(isComplete).map(({ role, institutionId }) => ({ role, institutionId }));
    return account === null
      ? create.mutateAsync({ username: username.trim(), displayName: displayName.trim(), practitionerId: practitionerId ?? null, grants: complete })
      : update.mutateAsync({ id: account.id, change: { displayName: displayName.trim(), grants: complete } });
  };

  return (
    <FormDialog<Values>
      open={open}
      title={account === null ? '新建账号' : `修改${account.displayName}的账号`}
      submitText={account === null ? '新建' : '保存'}
      width={620}
      initialValues={account === null
        ? { grants: [{ institutionId: institution?.id }] }
        : { displayName: account.displayName, grants: account.grants.map(({ role, institutionId }) => ({ role, institutionId })) }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          {account === null ? (
            <>
              <Form.Item name="practitionerId" label="医务人员" extra="是医生、护士等医务人员的，请选择本人，姓名会自动填好。" rules={[{ required: false }]}>
                <PractitionerSelect
                  institutionId={institution?.id}
                  onChange={(_id, option) => { if (option !== undefined) form.setFieldsValue({ displayName: option.label }); }}
                />
              </Form.Item>
              <Form.Item
                name="username"
                label="用户名"
                extra="4 到 32 位字母、数字、点或横线。"
                rules={[
                  { required: true, message: '请输入用户名' },
                  { pattern: /^[A-Za-z0-9.-]{4,32}$/, message: '用户名应为 4 到 32 位字母、数字、点或横线' },
                ]}
              >
                <Input autoComplete="off" spellCheck={false} maxLength={32} />
              </Form.Item>
            </>
          ) : null}
          <Form.Item name="displayName" label="姓名" rules={[{ required: true, whitespace: true, message: '请输入姓名' }]}>
            <Input maxLength={32} />
          </Form.Item>
          <Grants account={account} />
        </>
      )}
    </FormDialog>
  );
};
