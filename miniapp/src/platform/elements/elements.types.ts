import type { CSSProperties, ReactNode } from 'react';

/** What every element understands, in a browser and in a mini-program alike. */
export interface ElementProps {
  id?: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
  /** Role for assistive tools, where the element's own is not enough. */
  role?: string;
  /** Name for assistive tools, where the text inside is not enough. */
  label?: string;
  /** Decoration that assistive tools leave out. */
  decorative?: boolean;
  /** Content that assistive tools read out when it changes. */
  live?: 'polite' | 'assertive';
  testId?: string;
}

export interface HeadingProps extends ElementProps {
  level: 1 | 2 | 3;
}

export interface PressableProps extends ElementProps {
  onPress?: () => void;
  disabled?: boolean;
  /** Submits the form around it instead of (not in addition to) calling onPress. */
  submits?: boolean;
  /** 'radio' and 'switch' and 'tab' tell assistive tools the state in `chosen`. */
  kind?: 'button' | 'radio' | 'switch' | 'tab';
  chosen?: boolean;
  expanded?: boolean;
}

export interface InputProps {
  id: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  /** 'idcard' brings the keyboard with digits and X where the platform has one. */
  kind?: 'text' | 'number' | 'phone' | 'idcard' | 'password' | 'code' | 'search';
  maximumLength?: number;
  placeholder?: string;
  disabled?: boolean;
  invalid?: boolean;
  /** Id of the element that describes what is wrong or wanted. */
  describedBy?: string;
  label?: string;
  onConfirm?: () => void;
}

export interface TextAreaProps extends Omit<InputProps, 'kind' | 'onConfirm'> {
  rows?: number;
}

export interface FormProps extends ElementProps {
  onSubmit: () => void;
}

export interface PictureProps {
  source: string;
  /** What the picture shows. */
  description: string;
  className?: string;
}
