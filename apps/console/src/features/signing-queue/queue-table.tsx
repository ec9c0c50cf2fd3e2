import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { QueueRequest } from '../../api/types';
import { showTime, showWaiting } from '../../platform/time';
import { useNow } from '../../platform/use-now';
import { errorSentence } from '../../ui/error-sentence';
import { EmptyState } from '../../ui/states';
import { KeyGroupFirstMark, KeyGroupTags } from '../../ui/tags';
import { monthsText } from '../contract/period';
import styles from './queue.module.css';

const Row = ({ request, now, isCurrent, takesFocus, onOpen }: {
  request: QueueRequest; now: number; isCurrent: boolean; takesFocus: boolean; onOpen: (contractId: number) => void;
}) => {
  const row = useRef<HTMLTableRowElement>(null);
  const name = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCurrent) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    if (takesFocus) name.current?.focus({ preventScroll: true });
  }, [isCurrent, takesFocus]);
  return (
    <tr
      ref={row}
      className={`${styles.row} ${isCurrent ? styles.current : ''} ${request.keyGroupFirst ? styles.keyGroup : ''}`}
      aria-current={isCurrent}
      onClick={() => onOpen(request.contractId)}
    >
      <td>
        <button ref={name} type="button" className={styles.name} onClick={(event) => { event.stopPropagation(); onOpen(request.contractId); }}>
          {request.resident.name}
        </button>
        <span className="secondary">{request.resident.sex === 'M' ? '男' : '女'}，{request.resident.age} 岁</span>
      </td>
      <td>
        {request.keyGroupFirst ? <div className={styles.groups}><KeyGroupFirstMark /><KeyGroupTags groups={request.resident.keyGroups} most={2} /></div> : <span className="secondary">—</span>}
      </td>
      <td>{request.team.name}</td>
      <td>{request.packageName}<div className="secondary">{monthsText(request.months)}</div></td>
      <td className="figures">
        {showWaiting(request.submittedAt, now)}
        <div className="secondary">{showTime(request.submittedAt)}</div>
      </td>
    </tr>
  );
};

/** The queue: those of key groups, then the others. */
export const QueueTable = ({ requests, current, focusFollows, error, hasMore, isLoadingMore, onMore, onOpen }: {
  requests: readonly QueueRequest[];
  current: number | null;
  /** The current request was reached by a key: the keyboard's focus goes with it. */
  focusFollows: boolean;
  error: Error | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  onOpen: (contractId: number) => void;
}) => {
  const now = useNow();
  if (requests.length === 0) {
    return <EmptyState title="都处理完了" hint="居民提交新的签约申请后，会出现在这里，您也会收到消息。" />;
  }
  return (
    <>
      {error === null ? null : <Alert banner type="warning" title={errorSentence(error)} />}
      <table className={styles.table} aria-label="等待处理的签约申请">
        <thead>
          <tr><th scope="col">居民</th><th scope="col">重点人群</th><th scope="col">申请的团队</th><th scope="col">服务包</th><th scope="col">已等待</th></tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <Row
              key={request.contractId}
              request={request}
              now={now}
              isCurrent={request.contractId === current}
              takesFocus={focusFollows}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {hasMore ? <div className={styles.more}><Button loading={isLoadingMore} onClick={onMore}>再显示一些</Button></div> : null}
    </>
  );
};
