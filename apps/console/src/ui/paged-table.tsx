import { Alert, Button, Table, type TableProps } from 'antd';
import type { CursorPage } from '../api/types';
import type { Pages } from '../platform/use-pages';
import { errorSentence } from './error-sentence';
import styles from './paged-table.module.css';
import { EmptyState, ErrorState, LoadingState } from './states';

/** A list read by cursor: its table, its states (loading, empty, error with retry) and the way to the next page. */
export const PagedTable = <Item extends object>({ pages, empty, name, ...table }: {
  pages: Pages<CursorPage<Item>>;
  empty: { title: string; hint?: string };
  /** What the table lists, for screen readers. */
  name: string;
} & Omit<TableProps<Item>, 'dataSource' | 'loading' | 'pagination'>) => {
  if (pages.page === undefined) {
    return pages.error === null ? <LoadingState rows={8} /> : <ErrorState error={pages.error} onRetry={pages.retry} />;
  }
  const { items } = pages.page;
  return (
    <div className={styles.table} aria-label={name} role="region">
      {pages.error === null ? null : (
        <Alert
          banner
          type="warning"
          title={errorSentence(pages.error)}
          action={<Button size="small" onClick={pages.retry}>再试一次</Button>}
        />
      )}
      <Table<Item>
        {...table}
        dataSource={items}
        pagination={false}
        loading={{ spinning: pages.isUpdating, delay: 300 }}
        locale={{ emptyText: <EmptyState {...empty} /> }}
      />
      {pages.hasPrevious || pages.hasNext ? (
        <nav className={styles.pager} aria-label="翻页">
          <span className="secondary">第 {pages.number} 页</span>
          <Button disabled={!pages.hasPrevious} onClick={pages.previous}>上一页</Button>
          <Button disabled={!pages.hasNext} onClick={pages.next}>下一页</Button>
        </nav>
      ) : null}
    </div>
  );
};
