import { Text } from '@/platform/elements';
import { watchMissedPage } from '@/platform/page-scripts';
import { createStore, useStore } from '@/state/store';
import { Button, Sheet } from '@/ui';

const missed = createStore(false);
watchMissedPage(() => missed.set(true));

const close = (): void => missed.set(false);

/** Says that the screen which was asked for did not come, over the one that still stands. */
export const MissedPage = () => (useStore(missed) ? (
  <Sheet title='没有打开' onClose={close} actions={<Button onPress={close}>知道了</Button>}>
    <Text className='paragraph'>连不上服务器。可能是网络断了，也可能是服务正在重启。填好的内容都还在，请过一会儿再试一次。</Text>
  </Sheet>
) : null);
