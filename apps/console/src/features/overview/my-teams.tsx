import { Link } from 'react-router';
import type { Me } from '../../api/types';
import { Card } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import styles from './overview.module.css';

/** The teams to which the signed-in practitioner belongs. */
export const MyTeams = ({ teams }: { teams: NonNullable<Me['practitioner']>['teams'] }) => (
  <Card title="我的团队">
    {teams.length === 0 ? <EmptyState title="还没有加入团队" hint="请联系本机构的管理员，把您加入医生团队。" /> : (
      <ul className={styles.rows}>
        {teams.map((team) => (
          <li key={team.id} className={styles.row}>
            <Link className={styles.rowName} to={`/teams/${team.id}`}>{team.name}</Link>
            <span className="secondary">{team.teamRoleName}</span>
          </li>
        ))}
      </ul>
    )}
  </Card>
);
