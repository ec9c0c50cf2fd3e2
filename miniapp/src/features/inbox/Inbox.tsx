import { useRef } from 'react';
import { api, type Message } from '@/api';
import { Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { usePages } from '@/state/usePages';
import { useWrite } from '@/state/useWrite';
import { formatRecent } from '@/text/dates';
import { Button, Empty, Notice, PageList, classes } from '@/ui';
import { unread, useUnread } from './unread';

/** Messages of whoever is signed in, newest first; opening one marks it as read and leads where it points. */
export const Inbox = ({ staff = false }: { staff?: boolean }) => {
  const messages = usePages('inbox', async (cursor) => {
    const page = await api.listMessages(cursor);
    unread.set(page.unread);
    return page;
  });
  const count = useUnread();
  const readOne = useWrite((key, id: number) => api.readMessage(key, id));
  const readAll = useWrite((key: string, _all: 'ALL') => api.readAllMessages(key));
  const now = useRef(new Date()).current;

  const markRead = (matches: (message: Message) => boolean): void => {
    const at = new Date().toISOString();
    messages.change((items) => items.map((message) => (message.readAt === null && matches(message) ? { ...message, readAt: at } : message)));
  };
  const openMessage = (message: Message): void => {
    if (message.readAt === null) {
      // Not worth an error on screen: an unread mark that stays is marked by the next opening.
      void readOne.run(message.id).then(() => unread.set(Math.max(0, unread.get() - 1)));
      markRead(({ id }) => id === message.id);
    }
    follow(message, staff);
  };
  const readEverything = async (): Promise<void> => {
    await readAll.run('ALL').then(() => messages.reload());
  };

  return (
    <>
      {count > 0 && (
        <View className='card__header'>
          <Text className='note'>{`${count} 条未读`}</Text>
          <Button kind='plain' narrow onPress={() => { void readEverything(); }} busy={readAll.busy}>全部标为已读</Button>
        </View>
      )}
      {readAll.error !== null && <Notice kind='danger' urgent>{explain(readAll.error)}</Notice>}
      <PageList
        of={messages}
        keyOf={(message) => message.id}
        empty={<Empty icon='inbox' title='还没有消息'>签约的每一步有了结果，都会在这里告诉您。</Empty>}
      >
        {(message) => <MessageCard message={message} now={now} onOpen={() => openMessage(message)} />}
      </PageList>
    </>
  );
};

const linkNames = { CONTRACT: '看详情', QUEUE: '去处理', REAL_NAME: '看身份核对' } as const;

const MessageCard = ({ message, now, onOpen }: { message: Message; now: Date; onOpen: () => void }) => (
  <Pressable className={classes('message', message.readAt !== null && 'message--read')} onPress={onOpen}>
    <View className='message__top'>
      {message.readAt === null && <View className='dot' label='未读' />}
      <Text className='message__title'>{message.title}</Text>
    </View>
    <Text className='message__body'>{message.body}</Text>
    <View className='message__foot'>
      <Text>{formatRecent(message.at, now)}</Text>
      {message.link !== null && <Text className='message__link'>{linkNames[message.link.page]}</Text>}
    </View>
  </Pressable>
);

const follow = ({ link }: Message, staff: boolean): void => {
  if (link === null) return;
  if (link.page === 'REAL_NAME') open('pages/real-name/index');
  else if (link.id === null) return;
  else if (staff) open('doctor/pages/request/index', { id: link.id });
  else open('pages/contract/index', { id: link.id });
};
