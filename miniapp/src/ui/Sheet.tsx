import { useEffect, type ReactNode } from 'react';
import { Heading, Pressable, View } from '@/platform/elements';
import { watchEscape } from '@/platform/keyboard';
import { classes } from './classes';
import { useLargeType } from './LargeType';

interface SheetProps {
  title: string;
  children: ReactNode;
  /** Buttons at its foot. */
  actions: ReactNode;
  onClose: () => void;
}

/** A question or a small form over the screen; pressing beside it or Escape closes it. */
export const Sheet = ({ title, children, actions, onClose }: SheetProps) => {
  const large = useLargeType();
  useEffect(() => watchEscape(onClose), [onClose]);
  return (
    <View className={classes('sheet', large && 'large-type')} role='dialog' label={title}>
      <Pressable className='sheet__shade' label='关闭' onPress={onClose} />
      <View className='sheet__panel'>
        <Heading level={2} className='sheet__title'>{title}</Heading>
        <View className='sheet__body'>{children}</View>
        <View className='sheet__actions'>{actions}</View>
      </View>
    </View>
  );
};
