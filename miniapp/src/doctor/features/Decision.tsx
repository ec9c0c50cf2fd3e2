import { useState } from 'react';
import { api, type Contract } from '@/api';
import { StepFoot } from '@/features/signing/SigningStep';
import { Text, View } from '@/platform/elements';
import { explain } from '@/state/explain';
import { useLoad } from '@/state/useLoad';
import { useWrite } from '@/state/useWrite';
import { Button, Buttons, Choice, Field, Loadable, Notice, Sheet } from '@/ui';

interface DecisionProps {
  contract: Contract;
  onDecided: (contract: Contract) => void;
  /** The state on the server is not the one shown. */
  onChanged: () => void;
}

/** Accepts an application, or returns it with a reason. */
export const Decision = ({ contract, onDecided, onChanged }: DecisionProps) => {
  const [asking, setAsking] = useState<'ACCEPT' | 'RETURN' | null>(null);
  const close = (changed: boolean): void => {
    setAsking(null);
    if (changed) onChanged();
  };
  return (
    <>
      <StepFoot>
        {contract.allowed.return && <Button kind='secondary' onPress={() => setAsking('RETURN')}>退回</Button>}
        {contract.allowed.accept && <Button onPress={() => setAsking('ACCEPT')}>接收签约</Button>}
      </StepFoot>
      {asking === 'ACCEPT' && <AcceptSheet contract={contract} onDecided={onDecided} onClose={close} />}
      {asking === 'RETURN' && <ReturnSheet contract={contract} onDecided={onDecided} onClose={close} />}
    </>
  );
};

interface DecisionSheetProps {
  contract: Contract;
  onDecided: (contract: Contract) => void;
  onClose: (changed: boolean) => void;
}

const AcceptSheet = ({ contract, onDecided, onClose }: DecisionSheetProps) => {
  const accept = useWrite((key, id: number) => api.acceptContract(key, id));
  const confirm = async (): Promise<void> => {
    const decided = await accept.run(contract.id);
    if (decided !== null) {
      onClose(false);
      onDecided(decided);
    }
  };
  return (
    <Sheet
      title={`接收 ${contract.resident.name} 的签约？`}
      onClose={() => onClose(accept.error !== null)}
      actions={(
        <Buttons>
          <Button kind='secondary' disabled={accept.busy} onPress={() => onClose(accept.error !== null)}>再看看</Button>
          <Button busy={accept.busy} onPress={() => { void confirm(); }}>{accept.error === null ? '确定接收' : '再试一次'}</Button>
        </Buttons>
      )}
    >
      <Text className='paragraph'>{`接收后合同生效，「${contract.team.name}」开始为这位居民服务，并会通知居民。`}</Text>
      {accept.error !== null && <Notice kind='danger' urgent>{explain(accept.error)}</Notice>}
    </Sheet>
  );
};

const ReturnSheet = ({ contract, onDecided, onClose }: DecisionSheetProps) => {
  const reasons = useLoad('return-reasons', api.listReturnReasons);
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const giveBack = useWrite((key, body: { reasonCode: string; note: string }) => api.returnContract(key, contract.id, body));

  const confirm = async (): Promise<void> => {
    const reason = reasons.data?.items.find(({ code }) => code === reasonCode);
    if (reason === undefined) setMissing('请选择退回原因');
    else if (reason.noteRequired && note.trim() === '') setMissing('请写明情况，让居民知道怎样做');
    else await send(reason.code);
  };
  const send = async (code: string): Promise<void> => {
    setMissing(null);
    const decided = await giveBack.run({ reasonCode: code, note: note.trim() });
    if (decided !== null) {
      onClose(false);
      onDecided(decided);
    }
  };
  return (
    <Sheet
      title={`退回 ${contract.resident.name} 的申请`}
      onClose={() => onClose(giveBack.error !== null)}
      actions={(
        <Buttons>
          <Button kind='secondary' disabled={giveBack.busy} onPress={() => onClose(giveBack.error !== null)}>不退回</Button>
          <Button kind='danger' busy={giveBack.busy} onPress={() => { void confirm(); }}>确定退回</Button>
        </Buttons>
      )}
    >
      <Loadable of={reasons} cards={1}>
        {({ items }) => (
          <Choice
            title='退回原因' chosen={reasonCode}
            onChoose={(code) => { setReasonCode(code); setMissing(null); }}
            options={items.map(({ code, title, advice }) => ({ value: code, title, detail: advice && `会告诉居民：${advice}` }))}
          />
        )}
      </Loadable>
      <View style={{ marginTop: '16px' }}>
        <Field id='return-note' title='给居民的说明' rows={3} maximumLength={200} value={note} onChange={(value) => { setNote(value); setMissing(null); }} hint='居民会看到这段话，请写明怎样做就能签' />
      </View>
      {missing !== null && <Notice kind='danger' urgent>{missing}</Notice>}
      {giveBack.error !== null && <Notice kind='danger' urgent>{explain(giveBack.error)}</Notice>}
    </Sheet>
  );
};
