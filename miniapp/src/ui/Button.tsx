import type { ReactNode } from 'react';
import { Pressable, Text, View } from '@/platform/elements';
import { Icon, type IconName } from './Icon';
import { classes } from './classes';

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  /** primary: the one thing to do here; secondary: another way; plain: a quiet link; danger: what cannot be undone. */
  kind?: 'primary' | 'secondary' | 'plain' | 'danger';
  icon?: IconName;
  /** Shows that the work is under way; the button then takes no press. */
  busy?: boolean;
  disabled?: boolean;
  /** Submits the form around it. */
  submits?: boolean;
  /** As wide as its words instead of as wide as its place. */
  narrow?: boolean;
  label?: string;
  testId?: string;
}

export const Button = ({ children, onPress, kind = 'primary', icon, busy, disabled, submits, narrow, label, testId }: ButtonProps) => (
  <Pressable
    className={classes('button', `button--${kind}`, narrow && 'button--narrow', disabled && 'button--disabled', busy && 'button--busy')}
    onPress={onPress}
    disabled={disabled || busy}
    submits={submits}
    label={label}
    testId={testId}
  >
    {busy ? <View className='button__spinner' decorative /> : icon && <Icon name={icon} />}
    <Text className='button__text'>{children}</Text>
  </Pressable>
);

/** Buttons side by side where they fit, one below the other where they do not. */
export const Buttons = ({ children }: { children: ReactNode }) => <View className='buttons'>{children}</View>;
