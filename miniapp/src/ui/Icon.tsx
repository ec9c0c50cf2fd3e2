import { View } from '@/platform/elements';
import { classes } from './classes';

export type IconName =
  | 'home' | 'inbox' | 'person' | 'people' | 'queue' | 'phone' | 'pin' | 'search' | 'chevron' | 'back' | 'check'
  | 'information'
  | 'warning' | 'pen' | 'document' | 'shield' | 'devices' | 'type' | 'clock' | 'undo' | 'trash' | 'exit';

interface IconProps {
  name: IconName;
  className?: string;
}

/** A line icon in the colour and size of the text around it; always beside words, so it has no name of its own. */
export const Icon = ({ name, className }: IconProps) => <View className={classes('icon', `icon--${name}`, className)} decorative />;
