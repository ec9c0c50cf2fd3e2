import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { DocumentBody } from '@/features/signing/DocumentBody';
import { goBack, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Loadable } from '@/ui';

/** A text that was agreed to or refused, to be read again. */
export const DocumentPage = () => {
  const id = useNumberParameter('id');
  const text = useLoad(id, () => api.getDocument(id ?? 0));
  return (
    <Screen for='SIGNED_IN' title='文书原文'>
      <Loadable of={text} cards={3}>
        {(document) => (
          <>
            <DocumentBody text={document} />
            <Button kind='plain' onPress={() => goBack()}>返回</Button>
          </>
        )}
      </Loadable>
    </Screen>
  );
};
