import type { ReactNode } from 'react';
import { Pressable, Text, View } from '@/platform/elements';
import { classes } from './classes';

interface ChoiceProps<Value> {
  /** What is being chosen, for assistive tools. */
  title: string;
  options: { value: Value; title: string; detail?: ReactNode; aside?: ReactNode }[];
  /** Null as long as nothing was chosen: nothing is ever chosen beforehand. */
  chosen: Value | null;
  onChoose: (value: Value) => void;
}

/** One of several; each option is a card that can be pressed anywhere. */
export const Choice = <Value extends string | number>({ title, options, chosen, onChoose }: ChoiceProps<Value>) => (
  <View className='choices' role='radiogroup' label={title}>
    {options.map((option) => (
      <Pressable
        key={option.value}
        className={classes('choice', chosen === option.value && 'choice--chosen')}
        kind='radio'
        chosen={chosen === option.value}
        onPress={() => onChoose(option.value)}
      >
        <View className='choice__mark' decorative />
        <View className='choice__body'>
          <Text className='choice__title'>{option.title}</Text>
          {option.detail && <Text className='choice__detail'>{option.detail}</Text>}
        </View>
        {option.aside}
      </Pressable>
    ))}
  </View>
);
