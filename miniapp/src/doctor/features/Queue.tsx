import { useRef, useState } from 'react';
import { api, type QueueItem } from '@/api';
import { Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { usePages } from '@/state/usePages';
import { formatRecent } from '@/text/dates';
import { formatMonths } from '@/text/numbers';
import { Empty, Notice, PageList, Tag, classes } from '@/ui';

/** Applications that wait for the doctor's decision; the server puts key groups first [L1]. */
export const Queue = ({ onWaiting }: { onWaiting: (count: number) => void }) => {
  const [waiting, setWaiting] = useState(0);
  const queue = usePages('queue', async (cursor) => {
    const page = await api.getSigningQueue(cursor);
    setWaiting(page.waiting);
    onWaiting(page.waiting);
    return page;
  });
  const now = useRef(new Date()).current;
  return (
    <>
      {waiting > 0 && <Notice title={`${waiting} 份申请等您处理`}>重点人群排在前面，其余按提交先后。</Notice>}
      <PageList
        of={queue}
        keyOf={({ contractId }) => contractId}
        empty={<Empty icon='check' title='都处理完了'>有新的签约申请会出现在这里，也会发消息告诉您。</Empty>}
      >
        {(item) => <QueueCard item={item} now={now} />}
      </PageList>
    </>
  );
};

const QueueCard = ({ item, now }: { item: QueueItem; now: Date }) => (
  <Pressable className={classes('case', item.keyGroupFirst && 'case--first')} onPress={() => open('doctor/pages/request/index', { id: item.contractId })}>
    <View className='case__top'>
      <Text className='case__name'>{item.resident.name}</Text>
      <Text className='note'>{`${item.resident.sex === 'M' ? '男' : '女'}，${item.resident.age} 岁`}</Text>
    </View>
    {item.resident.keyGroups.length > 0 && (
      <View className='tags'>{item.resident.keyGroups.map(({ code, name }) => <Tag key={code} tone='key-group'>{name}</Tag>)}</View>
    )}
    <Text className='note'>{`${item.packageName} · ${formatMonths(item.months)} · ${item.team.name}`}</Text>
    <Text className='note'>{`${formatRecent(item.submittedAt, now)} 提交`}</Text>
  </Pressable>
);
