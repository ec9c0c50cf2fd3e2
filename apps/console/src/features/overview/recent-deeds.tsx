import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { showTime } from '../../platform/time';
import { Card } from '../../ui/page';
import { EmptyState, Loaded } from '../../ui/states';
import { listAuditEntries } from '../audit/queries';
import styles from './overview.module.css';

/** The last entries of the record, for those whose work it is to read it. */
export const RecentDeeds = () => {
  const entries = useQuery({ queryKey: ['audit', 'first'], queryFn: () => listAuditEntries({}, null, 6) });
  return (
    <Card title="最近的操作" extra={<Link to="/audit">查看全部</Link>}>
      <Loaded query={entries} rows={4}>
        {({ items }) => items.length === 0 ? <EmptyState title="还没有操作记录" /> : (
          <ul className={styles.rows}>
            {items.map((entry) => (
              <li key={entry.id} className={styles.row}>
                <div>
                  <span className={styles.rowName}>{entry.actionName}</span>
                  <div className="secondary">{[entry.actorName === '' ? '系统' : entry.actorName, entry.institutionName].filter(Boolean).join('，')}</div>
                </div>
                <span className="secondary figures">{showTime(entry.at)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
};
