import { useState } from 'react';
import { client, contractDocumentPath, session } from '@/api';
import { documents } from '@/platform/documents';
import type { FetchedDocument } from '@/platform/documents/documents.types';
import { Text } from '@/platform/elements';
import { explain } from '@/state/explain';
import { Button, Buttons, Notice, Sheet } from '@/ui';

/** Fetches the contract's PDF with the session in a header and opens it; where the browser blocks that, offers it once more. */
export const DocumentButton = ({ contractId, number }: { contractId: number; number: string }) => {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [fetched, setFetched] = useState<FetchedDocument | null>(null);

  const fetchDocument = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const token = await session.token();
      const document = await documents.fetchPdf(client, token ?? '', contractDocumentPath(contractId), `签约协议 ${number}.pdf`);
      // A new window can be blocked because the press is too long ago by now.
      if (!(await document.open()) || document.save !== null) setFetched(document);
    } catch (error) {
      setFault(explain(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {fault !== null && <Notice kind='danger' urgent>{fault}</Notice>}
      <Button icon='document' busy={busy} onPress={() => { void fetchDocument(); }}>看合同文件（PDF）</Button>
      {fetched !== null && (
        <Sheet
          title='合同文件准备好了'
          onClose={() => setFetched(null)}
          actions={(
            <>
              <Buttons>
                <Button kind='secondary' onPress={() => { void fetched.open(); }}>打开看</Button>
                {fetched.save !== null && <Button onPress={fetched.save}>存到手机</Button>}
              </Buttons>
              <Button kind='plain' onPress={() => setFetched(null)}>关闭</Button>
            </>
          )}
        >
          <Text className='paragraph'>已经在新窗口打开；没看到的话，点下面再打开一次，或者存下来。</Text>
        </Sheet>
      )}
    </>
  );
};
