import { App, Button, Table, type TableProps } from 'antd';
import { useState } from 'react';
import type { Team, TeamMember } from '../../api/types';
import { useCommand } from '../../platform/use-command';
import { errorSentence } from '../../ui/error-sentence';
import { Card } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { ToneTag } from '../../ui/tags';
import { AddMemberDialog } from './add-member-dialog';
import { removeTeamMember, teamsKey } from './queries';

const Licence = ({ valid }: { valid: boolean | null }) => {
  if (valid === null) return <span className="secondary">没有登记</span>;
  return valid ? <ToneTag tone="good">有效</ToneTag> : <ToneTag tone="bad">已过期</ToneTag>;
};

/** Members with their kinds and licences; managers and the leader add and remove them. */
export const TeamMembers = ({ team, mayEdit }: { team: Team; mayEdit: boolean }) => {
  const { message, modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const remove = useCommand(removeTeamMember, { refreshes: [teamsKey], onDone: () => void message.success('已移出团队') });
  const askToRemove = (member: TeamMember): void => void modal.confirm({
    title: `把${member.name}移出团队？`,
    content: '移出后，这位成员不再看到本团队居民的资料。以后可以再加回来。',
    okText: '移出',
    okButtonProps: { danger: true },
    cancelText: '取消',
    // A rejected promise keeps the question open; the message says why.
    onOk: () => remove.mutateAsync({ teamId: team.id, memberId: member.id })
      .catch((error: unknown) => { void message.error(errorSentence(error)); }),
  });

  const columns: TableProps<TeamMember>['columns'] = [
    {
      title: '姓名',
      render: (_value, member) => (
        <><span style={{ fontWeight: 500 }}>{member.name}</span><div className="secondary">{member.title}</div></>
      ),
    },
    { title: '类别', render: (_value, member) => <>{member.kindName}<div className="secondary">{member.specialty}</div></> },
    { title: '团队分工', width: 100, render: (_value, member) => member.teamRoleName },
    { title: '所在单位', render: (_value, member) => member.employerName },
    {
      title: '执业资格',
      width: 100,
      render: (_value, member) => <Licence valid={member.licenceValid} />,
    },
    ...(mayEdit ? [{
      title: <span className="visually-hidden">操作</span>,
      width: 76,
      render: (_value: unknown, member: TeamMember) => (
        <Button type="link" size="small" danger aria-label={`移出${member.name}`} onClick={() => askToRemove(member)}>移出</Button>
      ),
    }] : []),
  ];

  return (
    <Card
      flush
      title={`成员（${team.members.length}）`}
      extra={mayEdit ? <Button onClick={() => setAdding(true)}>添加成员</Button> : null}
    >
      <Table<TeamMember>
        rowKey="id"
        aria-label="团队成员"
        dataSource={team.members}
        columns={columns}
        pagination={false}
        locale={{ emptyText: <EmptyState title="还没有成员" hint="添加一位团队长和成员后，居民才能签约。" /> }}
      />
      <AddMemberDialog teamId={team.id} institutionId={team.institution.id} open={adding} onClose={() => setAdding(false)} />
    </Card>
  );
};
