import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Badge, Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Message, MessagePage } from '../../api/types';
import { api } from '../../platform/api';
import { showTime } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { usePages } from '../../platform/use-pages';
import { errorSentence } from '../../ui/error-sentence';
import { BellIcon } from '../../ui/icons';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states';
import { queueKey } from '../signing-queue/queries';
import styles from './inbox.module.css';

const messagesKey = ['messages'] as const;
const list = (cursor: string | null): Promise<MessagePage> => api.get('/messages', { query: { cursor, limit: 20 } });

const pathOf = (link: NonNullable<Message['link']>): string => {
  switch (link.page) {
    case 'CONTRACT': return `/contracts/${link.id}`;
    case 'QUEUE': return `/signing-queue?contract=${link.id}`;
    case 'REAL_NAME': return '/identity-claims';
  }
};

const Messages = ({ onClose }: { onClose: () => void }) => {
  const { message } = App.useApp();
  const pages = usePages([...messagesKey, 'list'], list);
  const tell = (error: Error): void => void message.error(errorSentence(error));
  const read = useCommand(
    (id: number, options) => api.post(`/messages/${id}/reading`, undefined, options), { refreshes: [messagesKey] },
  );
  const readAll = useCommand<void, unknown>(
    (_input, options) => api.post('/messages/reading', undefined, options), { refreshes: [messagesKey] },
  );
  if (pages.page === undefined) {
    return pages.error === null ? <LoadingState /> : <ErrorState error={pages.error} onRetry={pages.retry} />;
  }
  if (pages.page.items.length === 0) return <EmptyState title="还没有消息" />;
  return (
    <>
      {pages.page.unread === 0 ? null : (
        <Button size="small" loading={readAll.isPending} onClick={() => readAll.mutate(undefined, { onError: tell })}>全部标为已读</Button>
      )}
      <ul className={styles.list}>
        {pages.page.items.map((item) => (
          <li key={item.id} className={item.readAt === null ? `${styles.message} ${styles.unread}` : styles.message}>
            <div className={styles.title}>
              {item.readAt === null ? <span className="visually-hidden">未读：</span> : null}{item.title}
            </div>
            <p>{item.body}</p>
            <div className={styles.foot}>
              <span className="secondary">{showTime(item.at)}</span>
              {item.link === null ? null : (
                <Link to={pathOf(item.link)} onClick={() => { if (item.readAt === null) read.mutate(item.id); onClose(); }}>去看看</Link>
              )}
              {item.readAt === null && item.link === null
                ? <Button type="link" size="small" onClick={() => read.mutate(item.id, { onError: tell })}>知道了</Button>
                : null}
            </div>
          </li>
        ))}
      </ul>
      {pages.hasPrevious || pages.hasNext ? (
        <nav className={styles.pager} aria-label="消息翻页">
          <Button disabled={!pages.hasPrevious} onClick={pages.previous}>上一页</Button>
          <Button disabled={!pages.hasNext} onClick={pages.next}>下一页</Button>
        </nav>
      ) : null}
    </>
  );
};

/** The bell in the header with the number of unread messages, and the messages behind it. */
export const Inbox = () => {
  const [open, setOpen] = useState(false);
  const newest = useQuery({
    queryKey: [...messagesKey, 'list', { cursor: null }], queryFn: () => list(null), refetchInterval: 60_000,
  });
  const unread = newest.data?.unread ?? 0;
  const newestId = newest.data?.items[0]?.id ?? null;
  const queryClient = useQueryClient();
  const knownId = useRef(newestId);
  useEffect(() => {
    // News is the sign that the queue has changed; asking for the queue itself again and again would be recorded each time.
    if (knownId.current !== null && newestId !== knownId.current) void queryClient.invalidateQueries({ queryKey: queueKey });
    knownId.current = newestId;
  }, [newestId, queryClient]);
  return (
    <>
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          shape="circle"
          icon={<BellIcon />}
          aria-label={unread === 0 ? '消息' : `消息，${unread} 条未读`}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer title="消息" open={open} size={460} destroyOnHidden onClose={() => setOpen(false)}>
        <Messages onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
};
