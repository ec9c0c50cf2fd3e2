import { App, Button, Dropdown, type TableProps } from 'antd';
import { useState } from 'react';
import type { StaffAccount } from '../../api/types';
import { showTime } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { useNow } from '../../platform/use-now';
import { usePages } from '../../platform/use-pages';
import { errorSentence } from '../../ui/error-sentence';
import { Card, FilterBar, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { SearchInput } from '../../ui/search-input';
import { ToneTag } from '../../ui/tags';
import { InstitutionSelect } from '../directory/institution-select';
import { useScopeInstitution } from '../shell/workplace';
import { AccountDialog } from './account-dialog';
import { InitialPasswordDialog } from './initial-password-dialog';
import { listStaffAccounts, resetStaffPassword, staffAccountsKey, updateStaffAccount } from './queries';

interface HandedOut {
  username: string;
  password: string;
}

const AccountState = ({ account }: { account: StaffAccount }) => {
  const now = useNow();
  if (!account.active) return <ToneTag tone="calm">已停用</ToneTag>;
  if (account.lockedUntil !== null && Date.parse(account.lockedUntil) > now) {
    return <><ToneTag tone="bad">已锁定</ToneTag><div className="secondary">到 {showTime(account.lockedUntil)}</div></>;
  }
  return <ToneTag tone="good">使用中</ToneTag>;
};

/** Who may sign in here, with which roles; passwords are handed out once. */
export const StaffAccountsScreen = () => {
  const { message, modal } = App.useApp();
  const scope = useScopeInstitution();
  const [q, setQ] = useState('');
  const [institutionId, setInstitutionId] = useState<number | undefined>(undefined);
  const [dialog, setDialog] = useState<{ open: boolean; account: StaffAccount | null }>({ open: false, account: null });
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null);
  const filter = { q: q === '' ? undefined : q, institutionId: institutionId ?? scope };
  const pages = usePages([...staffAccountsKey, filter], (cursor) => listStaffAccounts(filter, cursor));
  const update = useCommand(updateStaffAccount, { refreshes: [staffAccountsKey] });
  const reset = useCommand(resetStaffPassword, { refreshes: [staffAccountsKey] });
  const tell = (error: unknown): void => void message.error(errorSentence(error));

  const askToSwitch = (account: StaffAccount): void => void modal.confirm({
    title: account.active ? `停用${account.displayName}的账号？` : `重新启用${account.displayName}的账号？`,
    content: account.active ? '停用后立即退出所有设备，不能再登录。办过的事仍有记录。' : '启用后可以用原来的密码登录。',
    okText: account.active ? '停用' : '启用',
    okButtonProps: { danger: account.active },
    cancelText: '取消',
    onOk: () => update.mutateAsync({ id: account.id, change: { active: !account.active } })
      .then(() => void message.success(account.active ? '已停用' : '已启用')).catch(tell),
  });
  const askToReset = (account: StaffAccount): void => void modal.confirm({
    title: `重置${account.displayName}的密码？`,
    content: '会生成新的初始密码，只显示一次；原来的密码立即失效。',
    okText: '重置密码',
    cancelText: '取消',
    onOk: () => reset.mutateAsync(account.id)
      .then(({ initialPassword }) => setHandedOut({ username: account.username, password: initialPassword })).catch(tell),
  });
  const act = (account: StaffAccount, key: string): void => {
    if (key === 'EDIT') setDialog({ open: true, account });
    else if (key === 'RESET') askToReset(account);
    else askToSwitch(account);
  };

  const columns: TableProps<StaffAccount>['columns'] = [
    {
      title: '姓名',
      width: 180,
      render: (_value, account) => (
        <><span style={{ fontWeight: 500 }}>{account.displayName}</span><div className="secondary">{account.username}</div></>
      ),
    },
    {
      title: '角色和机构',
      render: (_value, account) => account.grants.map((grant) => (
        <div key={`${grant.role}${grant.institutionId}`}>{grant.roleName}<span className="secondary">，{grant.institutionName}</span></div>
      )),
    },
    { title: '状态', width: 160, render: (_value, account) => <AccountState account={account} /> },
    { title: '动态验证码', width: 120, render: (_value, account) => account.secondFactorEnrolled ? '已绑定' : <span className="secondary">未绑定</span> },
    { title: '上次登录', width: 170, className: 'figures', render: (_value, account) => account.lastSignedInAt === null ? '从未登录' : showTime(account.lastSignedInAt) },
    {
      title: <span className="visually-hidden">操作</span>,
      width: 90,
      render: (_value, account) => account.manageable ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'EDIT', label: '修改姓名和角色' },
              { key: 'RESET', label: '重置密码' },
              { type: 'divider' },
              { key: 'SWITCH', label: account.active ? '停用账号' : '启用账号', danger: account.active },
            ],
            onClick: ({ key }) => act(account, key),
          }}
        >
          <Button type="link" size="small" aria-label={`管理${account.displayName}的账号`}>管理</Button>
        </Dropdown>
      ) : null,
    },
  ];

  return (
    <Page
      title="工作人员账号"
      description="谁可以登录工作台，能看哪个机构的数据。"
      actions={<Button type="primary" onClick={() => setDialog({ open: true, account: null })}>新建账号</Button>}
    >
      <Card flush>
        <FilterBar>
          <SearchInput name="查找账号" placeholder="姓名或用户名" value={q} onSearch={setQ} />
          <InstitutionSelect name="所属机构" placeholder="全部机构" width={280} value={institutionId ?? null} onChange={setInstitutionId} />
        </FilterBar>
        <PagedTable<StaffAccount>
          name="账号列表"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={{ title: '没有找到账号', hint: '换个名字试试，或者新建一个。' }}
        />
      </Card>
      <AccountDialog
        {...dialog}
        onCreated={(username, password) => setHandedOut({ username, password })}
        onClose={() => setDialog((before) => ({ ...before, open: false }))}
      />
      <InitialPasswordDialog handedOut={handedOut} onClose={() => setHandedOut(null)} />
    </Page>
  );
};
