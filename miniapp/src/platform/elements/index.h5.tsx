import type { FormEvent } from 'react';
import type {
  ElementProps, FormProps, HeadingProps, InputProps, PictureProps, PressableProps, TextAreaProps,
} from './elements.types';
import './elements.h5.scss';

/** The class that strips an element of the browser's own look, and those given. */
const named = (own: string, className: string | undefined): string => (className ? `${own} ${className}` : own);

const accessibility = ({ role, label, decorative, live, testId }: ElementProps) => ({
  role,
  'aria-label': label,
  'aria-hidden': decorative ? true : undefined,
  'aria-live': live,
  'data-testid': testId,
});

export const View = (props: ElementProps) => (
  <div id={props.id} className={props.className} style={props.style} {...accessibility(props)}>{props.children}</div>
);

export const Text = (props: ElementProps) => (
  <span id={props.id} className={props.className} style={props.style} {...accessibility(props)}>{props.children}</span>
);

export const Heading = ({ level, ...props }: HeadingProps) => {
  const Tag = `h${level}` as const;
  return <Tag id={props.id} className={named('element-heading', props.className)} style={props.style} {...accessibility(props)}>{props.children}</Tag>;
};

export const Pressable = ({ kind = 'button', chosen, expanded, submits, disabled, onPress, ...props }: PressableProps) => (
  <button
    id={props.id}
    className={named('element-button', props.className)}
    style={props.style}
    type={submits ? 'submit' : 'button'}
    disabled={disabled}
    onClick={submits ? undefined : onPress}
    {...accessibility({ ...props, role: props.role ?? (kind === 'button' ? undefined : kind) })}
    aria-checked={kind === 'radio' || kind === 'switch' ? Boolean(chosen) : undefined}
    aria-selected={kind === 'tab' ? Boolean(chosen) : undefined}
    aria-expanded={expanded}
  >
    {props.children}
  </button>
);

const inputAttributes = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'numeric' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' },
  idcard: { type: 'text', autoCapitalize: 'characters', autoComplete: 'off' },
  password: { type: 'password', autoComplete: 'current-password' },
  code: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code' },
  search: { type: 'search', enterKeyHint: 'search' },
} as const;

export const Input = (props: InputProps) => (
  <input
    id={props.id}
    className={named('element-input', props.className)}
    {...inputAttributes[props.kind ?? 'text']}
    value={props.value}
    maxLength={props.maximumLength}
    placeholder={props.placeholder}
    disabled={props.disabled}
    aria-label={props.label}
    aria-invalid={props.invalid ? true : undefined}
    aria-describedby={props.describedBy}
    onChange={(event) => props.onChange(event.target.value)}
    onKeyDown={(event) => {
      // Enter that only finishes a Chinese input method's word is not meant for the form.
      if (event.key === 'Enter' && !event.nativeEvent.isComposing && props.onConfirm) {
        event.preventDefault();
        props.onConfirm();
      }
    }}
  />
);

export const TextArea = (props: TextAreaProps) => (
  <textarea
    id={props.id}
    className={named('element-input', props.className)}
    value={props.value}
    rows={props.rows ?? 3}
    maxLength={props.maximumLength}
    placeholder={props.placeholder}
    disabled={props.disabled}
    aria-label={props.label}
    aria-invalid={props.invalid ? true : undefined}
    aria-describedby={props.describedBy}
    onChange={(event) => props.onChange(event.target.value)}
  />
);

export const Form = ({ onSubmit, ...props }: FormProps) => (
  <form
    id={props.id}
    className={props.className}
    noValidate
    onSubmit={(event: FormEvent) => { event.preventDefault(); onSubmit(); }}
    {...accessibility(props)}
  >
    {props.children}
  </form>
);

export const Label = (props: ElementProps & { for: string }) => (
  <label htmlFor={props.for} className={named('element-label', props.className)} id={props.id}>{props.children}</label>
);

export const Picture = ({ source, description, className }: PictureProps) => (
  <img src={source} alt={description} className={className} />
);
