import type { ReactNode } from 'react';
import { Text, View } from '@/platform/elements';
import { Icon, type IconName } from './Icon';
import { classes } from './classes';

interface NoticeProps {
  kind?: 'information' | 'warning' | 'danger' | 'success';
  title?: string;
  children?: ReactNode;
  /** Read out as soon as it appears: for what a person has just caused. */
  urgent?: boolean;
  testId?: string;
}

const icons: Record<NonNullable<NoticeProps['kind']>, IconName> = {
  information: 'information', warning: 'warning', danger: 'warning', success: 'check',
};

export const Notice = ({ kind = 'information', title, children, urgent, testId }: NoticeProps) => (
  <View className={classes('notice', `notice--${kind}`)} role={urgent ? 'alert' : undefined} testId={testId}>
    <Icon name={icons[kind]} className='notice__icon' />
    <View className='notice__body'>
      {title && <Text className='notice__title'>{title}</Text>}
      {children && <View className='notice__text'>{children}</View>}
    </View>
  </View>
);
