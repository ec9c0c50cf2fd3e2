import { useState } from 'react';
import { api } from '@/api';
import { Text, View } from '@/platform/elements';
import { copyText } from '@/platform/clipboard';
import { useLoad } from '@/state/useLoad';
import { formatInstant } from '@/text/dates';
import { Button, Buttons, Card, Fact, Loadable, Notice, Sheet } from '@/ui';

/** The evidence code, and on demand what it stands for and whether it still holds. */
export const EvidenceCard = ({ contractId, code }: { contractId: number; code: string }) => {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => setCopied(await copyText(code));
  return (
    <Card title='存证码'>
      <Text className='code' testId='evidence-code'>{code}</Text>
      <Text className='note' style={{ margin: '6px 0 10px' }}>签约时读了什么、怎样签的名，都按这个编号存着，改一个字都能查出来。</Text>
      <Buttons>
        <Button kind='secondary' onPress={() => setOpen(true)}>核对存证</Button>
        <Button kind='secondary' onPress={() => { void copy(); }}>{copied ? '已复制' : '复制编号'}</Button>
      </Buttons>
      {open && (
        <Sheet title='存证核对' onClose={() => setOpen(false)} actions={<Button onPress={() => setOpen(false)}>知道了</Button>}>
          <EvidenceDetails contractId={contractId} />
        </Sheet>
      )}
    </Card>
  );
};

const EvidenceDetails = ({ contractId }: { contractId: number }) => {
  const evidence = useLoad(contractId, () => api.getContractEvidence(contractId));
  return (
    <Loadable of={evidence} cards={1}>
      {(data) => (
        <View>
          {data.verified
            ? <Notice kind='success' title='核对通过'>内容和签约时一样，没有被改过。</Notice>
            : <Notice kind='danger' title='核对没有通过'>请联系签约机构查明原因。</Notice>}
          <Fact name='存证时间'>{formatInstant(data.recordedAt)}</Fact>
          <Fact name='内容指纹'><Text className='code code--long'>{data.sha256}</Text></Fact>
          <Fact name='总账'>
            {data.checkpoint === null
              ? '正在记入总账，稍后再看。'
              : `第 ${(data.leafIndex ?? 0) + 1} 条，${formatInstant(data.checkpoint.signedAt)} 盖章`}
          </Fact>
        </View>
      )}
    </Loadable>
  );
};
