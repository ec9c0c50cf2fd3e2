import { Text, View } from '@/platform/elements';

export const Brand = ({ line }: { line: string }) => (
  <View className='brand'>
    <View className='brand__mark' decorative />
    <Text className='brand__name'>家医</Text>
    <Text className='brand__line'>{line}</Text>
  </View>
);
