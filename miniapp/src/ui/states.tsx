import type { ReactNode } from 'react';
import { Heading, Text, View } from '@/platform/elements';
import { explain } from '@/state/explain';
import type { Loaded } from '@/state/useLoad';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import { Notice } from './Notice';

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  /** A way on, so that an empty screen is no dead end. */
  action?: ReactNode;
}

export const Empty = ({ icon, title, children, action }: EmptyProps) => (
  <View className='empty'>
    <View className='empty__picture' decorative><Icon name={icon} /></View>
    <Heading level={2} className='empty__title'>{title}</Heading>
    {children && <Text className='empty__text'>{children}</Text>}
    {action && <View className='empty__action'>{action}</View>}
  </View>
);

export const ErrorState = ({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy?: boolean }) => (
  <View className='empty' role='alert'>
    <View className='empty__picture empty__picture--error' decorative><Icon name='warning' /></View>
    <Heading level={2} className='empty__title'>没有打开</Heading>
    <Text className='empty__text'>{explain(error)}</Text>
    <View className='empty__action'><Button kind='secondary' narrow onPress={onRetry} busy={busy}>再试一次</Button></View>
  </View>
);

/** Grey shapes in the place of what is on its way. */
export const Skeleton = ({ cards = 2 }: { cards?: number }) => (
  <View className='skeleton' role='status' label='正在打开'>
    {Array.from({ length: cards }, (_, index) => (
      <View key={index} className='card' decorative>
        <View className='skeleton__line skeleton__line--title' />
        <View className='skeleton__line' />
        <View className='skeleton__line skeleton__line--short' />
      </View>
    ))}
  </View>
);

interface LoadableProps<Data> {
  of: Loaded<Data>;
  cards?: number;
  children: (data: Data) => ReactNode;
}

/** Skeleton, error with a retry, or the contents; contents stay on screen when a refresh fails, with a word about it. */
export const Loadable = <Data,>({ of, cards, children }: LoadableProps<Data>) => {
  if (of.data === null) return of.error === null ? <Skeleton cards={cards} /> : <ErrorState error={of.error} onRetry={of.reload} busy={of.loading} />;
  return (
    <>
      {of.error !== null && <StaleNotice error={of.error} onRetry={of.reload} busy={of.loading} />}
      {children(of.data)}
    </>
  );
};

const StaleNotice = ({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy: boolean }) => (
  <Notice kind='warning' title='下面是刚才的内容，没能更新'>
    <Text>{explain(error)}</Text>
    <Button kind='plain' narrow onPress={onRetry} busy={busy}>再试一次</Button>
  </Notice>
);
