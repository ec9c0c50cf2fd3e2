import { Fragment, type ReactNode } from 'react';
import { View } from '@/platform/elements';
import { explain } from '@/state/explain';
import type { Pages } from '@/state/usePages';
import { Button } from './Button';
import { Notice } from './Notice';
import { ErrorState, Skeleton } from './states';

interface PageListProps<Item> {
  of: Omit<Pages<Item>, 'change'>;
  keyOf: (item: Item) => string | number;
  children: (item: Item) => ReactNode;
  empty: ReactNode;
  /** Wraps the items, e.g. in a card of rows. */
  wrap?: (items: ReactNode) => ReactNode;
}

/** A paged list in all its states, with a button for more at its end. */
export const PageList = <Item,>({ of, keyOf, children, empty, wrap = (items) => items }: PageListProps<Item>) => {
  if (of.items === null) return of.error === null ? <Skeleton cards={3} /> : <ErrorState error={of.error} onRetry={of.reload} busy={of.loading} />;
  if (of.items.length === 0 && of.error === null) return <>{empty}</>;
  return (
    <>
      {wrap(of.items.map((item) => <Fragment key={keyOf(item)}>{children(item)}</Fragment>))}
      {of.error !== null && <Notice kind='warning' urgent>{explain(of.error)}</Notice>}
      {(of.hasMore || of.error !== null) && (
        <View className='more'>
          <Button kind='secondary' onPress={of.error !== null && !of.hasMore ? of.reload : of.more} busy={of.loading}>
            {of.error !== null ? '再试一次' : '看更多'}
          </Button>
        </View>
      )}
    </>
  );
};
