import type { ReactNode } from 'react';
import { Heading, Pressable, Text, View } from '@/platform/elements';
import { Icon, type IconName } from './Icon';
import { classes } from './classes';

interface CardProps {
  title?: string;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
  /** The contents are rows that reach from edge to edge. */
  rows?: boolean;
  testId?: string;
}

export const Card = ({ title, aside, children, rows, testId }: CardProps) => (
  <View className={classes('card', rows && 'card--rows')} testId={testId}>
    {(title || aside) && (
      <View className='card__header'>
        {title && <Heading level={2} className='card__title'>{title}</Heading>}
        {aside}
      </View>
    )}
    {children}
  </View>
);

interface RowProps {
  title: ReactNode;
  detail?: ReactNode;
  /** Stands at the row's end, before the chevron. */
  value?: ReactNode;
  icon?: IconName;
  onPress?: () => void;
  /** Tells of something new. */
  dot?: boolean;
  testId?: string;
}

/** A line of a list: leads somewhere when it has onPress. */
export const Row = ({ title, detail, value, icon, onPress, dot, testId }: RowProps) => {
  const content = (
    <>
      {icon && <View className='row__icon' decorative><Icon name={icon} /></View>}
      <View className='row__body'>
        <Text className='row__title'>{title}</Text>
        {detail && <Text className='row__detail'>{detail}</Text>}
      </View>
      {dot && <View className='dot' label='有新内容' />}
      {value && <Text className='row__value'>{value}</Text>}
      {onPress && <Icon name='chevron' className='row__chevron' />}
    </>
  );
  return onPress
    ? <Pressable className='row row--leads' onPress={onPress} testId={testId}>{content}</Pressable>
    : <View className='row' testId={testId}>{content}</View>;
};

/** A name and its value, for facts that are read and not pressed. */
export const Fact = ({ name, children, testId }: { name: string; children: ReactNode; testId?: string }) => (
  <View className='fact' testId={testId}>
    <Text className='fact__name'>{name}</Text>
    <View className='fact__value'>{children}</View>
  </View>
);
