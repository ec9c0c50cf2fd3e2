import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SigningQueuePage } from '../../api/types';
import { api } from '../../platform/api';
import { showWaiting } from '../../platform/time';
import { useNow } from '../../platform/use-now';
import { Card } from '../../ui/page';
import { EmptyState, Loaded } from '../../ui/states';
import { KeyGroupFirstMark } from '../../ui/tags';
import { queueKey } from '../signing-queue/queries';
import styles from './overview.module.css';

const waitingText = (time: string): string => (time === '刚刚' ? '刚刚提交' : `已等 ${time}`);

/** The first of the requests that wait for an answer. */
export const WaitingRequests = () => {
  const queue = useQuery({
    queryKey: [...queueKey, 'first'],
    queryFn: () => api.get<SigningQueuePage>('/signing-queue', { query: { limit: 5 } }),
  });
  const now = useNow();
  const waiting = queue.data?.waiting ?? 0;
  return (
    <Card
      title={queue.data === undefined ? '等待处理的签约申请' : `等待处理的签约申请（${waiting}）`}
      extra={waiting === 0 ? null : <Link to="/signing-queue">去处理</Link>}
    >
      <Loaded query={queue} rows={4}>
        {({ items }) => items.length === 0 ? <EmptyState title="没有等待处理的申请" hint="居民提交签约申请后，会出现在这里。" /> : (
          <ul className={styles.rows}>
            {items.map((request) => (
              <li key={request.contractId} className={styles.row}>
                <div>
                  <div className={styles.tags}>
                    <Link className={styles.rowName} to={`/signing-queue?contract=${request.contractId}`}>{request.resident.name}</Link>
                    <span className="secondary">{request.resident.sex === 'M' ? '男' : '女'}，{request.resident.age} 岁</span>
                    {request.keyGroupFirst ? <KeyGroupFirstMark /> : null}
                  </div>
                  <div className="secondary">{request.team.name}</div>
                </div>
                <span className="secondary">{waitingText(showWaiting(request.submittedAt, now))}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
};
