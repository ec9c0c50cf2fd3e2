import { Pressable, Text, View } from '@/platform/elements';
import { Icon, type IconName } from './Icon';
import { classes } from './classes';

export interface Tab<Name extends string> {
  name: Name;
  title: string;
  icon: IconName;
  /** Number of new things, shown beside the icon. */
  count?: number;
}

interface TabBarProps<Name extends string> {
  tabs: Tab<Name>[];
  current: Name;
  onChoose: (name: Name) => void;
}

/** Own tab bar, so that large type changes it too. */
export const TabBar = <Name extends string>({ tabs, current, onChoose }: TabBarProps<Name>) => (
  <View className='tab-bar' role='tablist' label='主要页面'>
    {tabs.map(({ name, title, icon, count = 0 }) => (
      <Pressable
        key={name}
        className={classes('tab-bar__tab', name === current && 'tab-bar__tab--current')}
        kind='tab'
        chosen={name === current}
        label={count > 0 ? `${title}，${count} 条未读` : title}
        onPress={() => onChoose(name)}
      >
        <View className='tab-bar__picture'>
          <Icon name={icon} />
          {count > 0 && <Text className='tab-bar__count'>{count > 99 ? '99+' : String(count)}</Text>}
        </View>
        <Text className='tab-bar__title'>{title}</Text>
      </Pressable>
    ))}
  </View>
);
