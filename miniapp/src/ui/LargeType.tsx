import { device } from '@/platform/device';
import { Pressable, Text, View } from '@/platform/elements';
import { storage } from '@/platform/storage';
import { createStore, useStore } from '@/state/store';
import { Icon } from './Icon';
import { classes } from './classes';

const storageName = 'large-type';
const largeType = createStore(storage.read<boolean>(storageName) ?? device.prefersLargeType());

/** Whether the whole app is shown in large type; without a choice of the person's own, as the phone is set. */
export const useLargeType = (): boolean => useStore(largeType);

export const setLargeType = (large: boolean): void => {
  storage.write(storageName, large);
  largeType.set(large);
};

/** Small switch for the top of a screen. */
export const LargeTypeButton = () => {
  const large = useLargeType();
  return (
    <Pressable className='type-button' kind='switch' chosen={large} label='大字模式' onPress={() => setLargeType(!large)}>
      <Icon name='type' />
      <Text>{large ? '标准字' : '大字'}</Text>
    </Pressable>
  );
};

/** A row with a switch, for settings. */
export const LargeTypeRow = () => {
  const large = useLargeType();
  return (
    <Pressable className='row' kind='switch' chosen={large} onPress={() => setLargeType(!large)}>
      <View className='row__icon' decorative><Icon name='type' /></View>
      <View className='row__body'>
        <Text className='row__title'>大字模式</Text>
        <Text className='row__detail'>所有页面的字都变大</Text>
      </View>
      <View className={classes('switch', large && 'switch--on')} decorative><View className='switch__knob' /></View>
    </Pressable>
  );
};
