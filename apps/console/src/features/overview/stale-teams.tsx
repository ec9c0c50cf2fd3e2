import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { showDate } from '../../platform/time';
import { Card } from '../../ui/page';
import { EmptyState, Loaded } from '../../ui/states';
import { listTeams, teamsKey } from '../directory/queries';
import styles from './overview.module.css';

/** Teams whose data nobody has confirmed for too long [J8]. */
export const StaleTeams = ({ institutionId }: { institutionId: number | undefined }) => {
  const filter = { institutionId, staleOnly: true };
  const teams = useQuery({
    queryKey: [...teamsKey, 'stale-first', filter], queryFn: () => listTeams({ ...filter, limit: 5 }),
  });
  return (
    <Card title="资料待确认的团队" extra={<Link to="/teams?stale=1">查看全部</Link>}>
      <Loaded query={teams} rows={4}>
        {({ items }) => items.length === 0 ? <EmptyState title="团队资料都是新的" hint="超过规定天数没有确认的团队会列在这里。" /> : (
          <ul className={styles.rows}>
            {items.map((team) => (
              <li key={team.id} className={styles.row}>
                <div>
                  <Link className={styles.rowName} to={`/teams/${team.id}`}>{team.name}</Link>
                  <div className="secondary">{team.institution.name}</div>
                </div>
                <span className="secondary">{team.confirmedAt === null ? '从未确认' : `上次确认 ${showDate(team.confirmedAt)}`}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
};
