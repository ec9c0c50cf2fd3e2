import { useEffect, type ReactNode } from 'react';
import { device } from '@/platform/device';
import { Heading, Pressable, Text, View } from '@/platform/elements';
import { goBack, setTitle, useShown } from '@/platform/navigation';
import { Icon } from './Icon';
import { useLargeType } from './LargeType';
import { classes } from './classes';

interface PageProps {
  title: string;
  children: ReactNode;
  /** Leads back; false on a first screen. */
  back?: boolean;
  onBack?: () => void;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  /** Stays at the foot of the screen: the next step, or the tab bar. */
  footer?: ReactNode;
  /** Over everything: sheets. */
  overlay?: ReactNode;
  /** A line above the title that never scrolls away. */
  mark?: ReactNode;
  /** Stands above the contents, below the title: hints about the network. */
  banner?: ReactNode;
}

/** The frame of every screen: title, contents, foot; carries the type size. */
export const Page = ({ title, children, back = true, onBack, aside, footer, overlay, mark, banner }: PageProps) => {
  const large = useLargeType();
  useEffect(() => setTitle(title), [title]);
  useShown(() => setTitle(title));
  return (
    <View className={classes('page', large && 'large-type')}>
      <View className='page__top'>
        {mark}
        {device.drawsOwnHeader && (
          <View className='page__header'>
            {back && (
              <Pressable className='page__back' label='返回' onPress={onBack ?? (() => goBack())}><Icon name='back' /><Text>返回</Text></Pressable>
            )}
            <Heading level={1} className='page__title'>{title}</Heading>
            <View className='page__aside'>{aside}</View>
          </View>
        )}
      </View>
      {banner}
      <View className='page__body' role='main'>
        {!device.drawsOwnHeader && aside && <View className='page__aside'>{aside}</View>}
        {children}
      </View>
      {footer && <View className='page__footer'>{footer}</View>}
      {overlay}
    </View>
  );
};
