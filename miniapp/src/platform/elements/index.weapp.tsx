import {
  Button, Form as TaroForm, Image, Input as TaroInput, Text as TaroText, Textarea, View as TaroView,
} from '@tarojs/components';
import type {
  ElementProps, FormProps, HeadingProps, InputProps, PictureProps, PressableProps, TextAreaProps,
} from './elements.types';
import './elements.weapp.scss';

// A mini-program's view reads its aria attributes under these names; Taro's types do not list them for every element.
const accessibility = ({ role, label, decorative, live }: ElementProps) => ({
  ariaRole: role,
  ariaLabel: label,
  ariaHidden: decorative ? true : undefined,
  ariaLive: live,
});

export const View = (props: ElementProps) => (
  <TaroView id={props.id} className={props.className} style={props.style} {...accessibility(props)}>{props.children}</TaroView>
);

export const Text = (props: ElementProps) => (
  <TaroText id={props.id} className={props.className} style={props.style} {...accessibility(props)}>{props.children}</TaroText>
);

export const Heading = ({ level: _level, ...props }: HeadingProps) => (
  <TaroView id={props.id} className={props.className} style={props.style} {...accessibility({ ...props, role: props.role ?? 'heading' })}>
    {props.children}
  </TaroView>
);

export const Pressable = ({ kind = 'button', chosen, submits, disabled, onPress, ...props }: PressableProps) => (
  <Button
    id={props.id}
    className={props.className}
    style={props.style}
    disabled={disabled}
    formType={submits ? 'submit' : undefined}
    hoverClass='pressed'
    onClick={submits ? undefined : onPress}
    {...accessibility({ ...props, role: props.role ?? kind })}
    {...{ ariaChecked: kind === 'button' ? undefined : Boolean(chosen) }}
  >
    {props.children}
  </Button>
);

const inputTypes = {
  text: 'text', number: 'number', phone: 'number', idcard: 'idcard', password: 'text', code: 'number', search: 'text',
} as const;

export const Input = (props: InputProps) => (
  <TaroInput
    id={props.id}
    className={props.className}
    type={inputTypes[props.kind ?? 'text']}
    password={props.kind === 'password'}
    value={props.value}
    maxlength={props.maximumLength ?? -1}
    placeholder={props.placeholder}
    placeholderClass='field__placeholder'
    disabled={props.disabled}
    confirmType={props.kind === 'search' ? 'search' : 'done'}
    onInput={(event) => props.onChange(event.detail.value)}
    onConfirm={() => props.onConfirm?.()}
    {...{ ariaLabel: props.label }}
  />
);

export const TextArea = (props: TextAreaProps) => (
  <Textarea
    id={props.id}
    className={props.className}
    value={props.value}
    maxlength={props.maximumLength ?? -1}
    placeholder={props.placeholder}
    placeholderClass='field__placeholder'
    disabled={props.disabled}
    autoHeight
    onInput={(event) => props.onChange(event.detail.value)}
    {...{ ariaLabel: props.label }}
  />
);

export const Form = ({ onSubmit, ...props }: FormProps) => (
  <TaroForm id={props.id} className={props.className} onSubmit={onSubmit}>{props.children}</TaroForm>
);

export const Label = (props: ElementProps & { for: string }) => (
  <TaroView id={props.id} className={props.className}>{props.children}</TaroView>
);

export const Picture = ({ source, description, className }: PictureProps) => (
  <Image src={source} className={className} mode='aspectFit' {...{ ariaLabel: description }} />
);
