import { useState } from 'react';
import { signatureFault, signatureFaultNames, writeSignature } from '@jiayi/domain';
import { Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { Button } from '@/ui';
import { changeDraft, type SigningDraft } from './draft';
import { SignaturePad } from './SignaturePad';
import { goToStepBefore, SigningScreen, StepFoot, WithDraft } from './SigningStep';
import { undoStroke } from './strokes';

export const SignatureStep = () => <WithDraft step='signature'>{(draft) => <Sign draft={draft} />}</WithDraft>;

const Sign = ({ draft }: { draft: SigningDraft }) => {
  const { signature } = draft;
  const [fault, setFault] = useState<string | null>(null);

  const undo = (): void => {
    if (signature === null) return;
    const strokes = undoStroke(signature.strokes);
    changeDraft({ signature: strokes.length === 0 ? null : { ...signature, strokes } });
  };
  const goOn = (): void => {
    const found = signature === null ? 'EMPTY' : signatureFault(writeSignature(signature));
    setFault(found && signatureFaultNames[found]);
    if (found === null) open('pages/signing/review/index');
  };

  return (
    <SigningScreen
      step='signature'
      onBack={() => goToStepBefore('signature', draft)}
      footer={(
        <StepFoot note={fault ?? '下一步还可以核对，提交之前都能改。'} fault={fault !== null}>
          <Button onPress={goOn}>下一步：核对</Button>
        </StepFoot>
      )}
    >
      <Text className='paragraph' style={{ marginBottom: '12px' }}>{`请本人签名：${draft.residentName}`}</Text>
      <SignaturePad signature={signature} onChange={(next) => { setFault(null); changeDraft({ signature: next }); }} />
      <View className='pad__tools'>
        <Button kind='secondary' icon='undo' disabled={signature === null} onPress={undo}>撤销上一笔</Button>
        <Button kind='secondary' icon='trash' disabled={signature === null} onPress={() => changeDraft({ signature: null })}>全部清除</Button>
      </View>
      <Text className='note' style={{ marginTop: '12px' }}>签名只用在这份签约协议上。</Text>
    </SigningScreen>
  );
};
