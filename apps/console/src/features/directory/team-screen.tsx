import { App, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Team } from '../../api/types';
import { showDate } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { errorSentence } from '../../ui/error-sentence';
import { Facts } from '../../ui/facts';
import { Card, Page } from '../../ui/page';
import { EmptyState, Loaded } from '../../ui/states';
import { PublicHealthTag, ToneTag } from '../../ui/tags';
import styles from './directory.module.css';
import { EditTeamDialog } from './edit-team-dialog';
import { Places } from './places';
import { confirmTeam, teamsKey, useTeam } from './queries';
import { TeamMembers } from './team-members';

const Services = ({ services }: { services: Team['services'] }) => (
  <Card title="服务内容">
    {services.length === 0 ? <EmptyState title="还没有登记服务内容" /> : (
      <ul className={styles.services}>
        {services.map((service) => (
          <li key={service.code}>
            <div className={styles.serviceName}>{service.name}{service.publicHealth ? <PublicHealthTag /> : null}</div>
            <div className="secondary">{service.description}</div>
          </li>
        ))}
      </ul>
    )}
  </Card>
);

const TeamPage = ({ team }: { team: Team }) => {
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const mayEdit = team.editable;
  const confirm = useCommand(confirmTeam, { refreshes: [teamsKey], onDone: () => void message.success('已确认，资料日期已更新') });
  const confirmButton = (
    <Button
      loading={confirm.isPending}
      onClick={() => confirm.mutate(team.id, { onError: (error) => void message.error(errorSentence(error)) })}
    >
      确认资料无误
    </Button>
  );
  return (
    <Page
      title={team.name}
      description={team.institution.name}
      parent={{ title: '医生团队', path: '/teams' }}
      actions={mayEdit ? (
        <>
          {team.stale ? null : confirmButton}
          <Button type="primary" onClick={() => setEditing(true)}>修改团队资料</Button>
        </>
      ) : null}
    >
      {team.stale ? (
        <div className={styles.notice} role="status">
          <span>
            {team.confirmedAt === null ? '这个团队的资料还没有人确认过。' : `这个团队的资料上次确认是 ${showDate(team.confirmedAt)}，已超过规定天数。`}
            请核对下面的成员、名额和介绍。
          </span>
          {mayEdit ? confirmButton : null}
        </div>
      ) : null}
      <div className={styles.split}>
        <div className={styles.stack}>
          <TeamMembers team={team} mayEdit={mayEdit} />
          <Services services={team.services} />
        </div>
        <div className={styles.stack}>
          <Card title="团队资料">
            <Facts
              columns={1}
              facts={[
                { label: '签约名额', value: <Places capacity={team.capacity} placesLeft={team.placesLeft} /> },
                { label: '接收签约', value: team.accepting ? <ToneTag tone="good">接收中</ToneTag> : <ToneTag tone="calm">暂停接收</ToneTag> },
                { label: '资料确认', value: team.confirmedAt === null ? '从未确认' : showDate(team.confirmedAt) },
                { label: '机构地址', value: team.institution.address },
                { label: '机构电话', value: team.institution.phone },
                { label: '负责网格', value: team.grids.length === 0 ? '还没有' : team.grids.map((grid) => grid.name).join('、') },
              ]}
            />
          </Card>
          <Card title="团队介绍">
            <p className={styles.introduction}>{team.introduction === '' ? <span className="secondary">还没有介绍。</span> : team.introduction}</p>
          </Card>
        </div>
      </div>
      <EditTeamDialog team={team} open={editing} onClose={() => setEditing(false)} />
    </Page>
  );
};

/** One team: who belongs to it, what it offers, whether its data is fresh. */
export const TeamScreen = () => {
  const team = useTeam(Number(useParams()['teamId']));
  return <Loaded query={team}>{(data) => <TeamPage team={data} />}</Loaded>;
};
