import { Pressable, Text, View } from '@/platform/elements';
import { dial } from '@/platform/telephone';

/** Said wherever someone could take the team for an emergency line. */
export const Emergency = () => (
  <View className='emergency'>
    <Text>这不是24小时急救电话，紧急情况拨打</Text>
    <Pressable className='emergency__call' label='拨打急救电话 120' onPress={() => dial('120')}>120</Pressable>
    <Text>。</Text>
  </View>
);
