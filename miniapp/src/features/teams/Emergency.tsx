import { Text, View } from '@/platform/elements';
import { dial } from '@/platform/telephone';
import { Button } from '@/ui';

/** Said wherever someone could take the team for an emergency line. */
export const Emergency = () => (
  <View className='emergency'>
    <Text className='emergency__text'>这不是24小时急救电话，紧急情况拨打120。</Text>
    <Button kind='danger' narrow label='拨打急救电话 120' onPress={() => dial('120')}>打120</Button>
  </View>
);
