import type { ReactNode } from 'react';
import { Input, Label, Text, TextArea, View } from '@/platform/elements';
import type { InputProps } from '@/platform/elements/elements.types';
import { classes } from './classes';

interface FieldProps extends Omit<InputProps, 'className' | 'invalid' | 'describedBy' | 'label'> {
  title: string;
  /** What is wrong with the value; replaces the hint. */
  fault?: string | null;
  hint?: string;
  /** A button inside the field, at its end. */
  action?: ReactNode;
  rows?: number;
}

export const Field = ({ title, fault, hint, action, rows, ...input }: FieldProps) => {
  const noteId = `${input.id}-note`;
  const shared = { ...input, className: 'field__input', invalid: Boolean(fault), describedBy: fault || hint ? noteId : undefined };
  return (
    <View className={classes('field', fault && 'field--faulty')}>
      <Label for={input.id} className='field__title'>{title}</Label>
      <View className='field__box'>
        {rows ? <TextArea {...shared} rows={rows} /> : <Input {...shared} />}
        {action}
      </View>
      {(fault || hint) && (
        <Text id={noteId} className={fault ? 'field__fault' : 'field__hint'} role={fault ? 'alert' : undefined}>{fault || hint}</Text>
      )}
    </View>
  );
};
