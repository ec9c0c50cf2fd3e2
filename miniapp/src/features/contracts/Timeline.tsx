import type { Contract } from '@/api';
import { Text, View } from '@/platform/elements';
import { formatInstant } from '@/text/dates';

/** What happened when, and through whom. */
export const Timeline = ({ entries }: { entries: Contract['timeline'] }) => (
  <View className='timeline' role='list'>
    {entries.map((entry) => (
      <View key={`${entry.at}${entry.title}`} className='timeline__entry' role='listitem'>
        <Text className='timeline__title'>{entry.title}</Text>
        <View className='timeline__note'>
          <Text className='note'>{formatInstant(entry.at)}</Text>
          {entry.by && <Text className='note'>{entry.by}</Text>}
        </View>
      </View>
    ))}
  </View>
);
