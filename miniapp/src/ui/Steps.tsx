import { Text, View } from '@/platform/elements';
import { classes } from './classes';

/** Where one is among a few steps; `current` counts from 0. */
export const Steps = ({ names, current }: { names: readonly string[]; current: number }) => (
  <View className='steps' role='img' label={`第 ${current + 1} 步，共 ${names.length} 步：${names[current] ?? ''}`}>
    <View className='steps__bars' decorative>
      {names.map((name, index) => (
        <View key={name} className={classes('steps__bar', index < current && 'steps__bar--done', index === current && 'steps__bar--current')} />
      ))}
    </View>
    <Text className='steps__name'>
      <Text className='steps__count'>{`${current + 1}/${names.length}`}</Text>
      {` ${names[current] ?? ''}`}
    </Text>
  </View>
);
