import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { errorSentence, errorTrace } from './error-sentence';
import { LeafMark } from './icons';
import styles from './states.module.css';

/** Nothing to show, said in a sentence, with what to do next where there is something to do. */
export const EmptyState = ({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) => (
  <div className={styles.state}>
    <LeafMark />
    <p className={styles.title}>{title}</p>
    {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    {action}
  </div>
);

/** Something could not be read; offers to try again. */
export const ErrorState = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const trace = errorTrace(error);
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>没能打开</p>
      <p className={styles.hint}>{errorSentence(error)}</p>
      {trace === null ? null : <p className={styles.hint}>问题编号：{trace}</p>}
      {onRetry === undefined ? null : <Button onClick={onRetry}>再试一次</Button>}
    </div>
  );
};

export const LoadingState = ({ rows = 6 }: { rows?: number }) => (
  <div className={styles.loading} role="status" aria-label="正在读取">
    <Skeleton active title={false} paragraph={{ rows }} />
  </div>
);

interface Answer<Data> {
  data: Data | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** Draws a query's answer, or that it is on its way, or why it did not come. */
export const Loaded = <Data,>({ query, rows, children }: {
  query: Answer<Data>; rows?: number; children: (data: Data) => ReactNode;
}): ReactNode => {
  if (query.data !== undefined) {
    return query.error === null ? children(query.data) : (
      <>
        <Alert
          banner
          type="warning"
          title={`显示的是刚才的内容。${errorSentence(query.error)}`}
          action={<Button size="small" onClick={() => void query.refetch()}>再试一次</Button>}
        />
        {children(query.data)}
      </>
    );
  }
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState rows={rows} />;
};
