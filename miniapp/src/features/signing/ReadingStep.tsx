import { useState } from 'react';
import { api } from '@/api';
import { Text, View } from '@/platform/elements';
import { open, restart } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useWrite } from '@/state/useWrite';
import { Button, Card, Loadable, Notice } from '@/ui';
import { DocumentBody } from './DocumentBody';
import { changeDraft, currentDraft, type SigningDraft } from './draft';
import { goToStepBefore, SigningScreen, StepFoot, WithDraft } from './SigningStep';
import { useReading, type DocumentName } from './useReading';

const next = { agreement: 'pages/signing/consent/index', consent: 'pages/signing/signature/index' } as const;

/** Reads one document to its end, then agrees or refuses with one press each [J10]. */
export const ReadingStep = ({ name }: { name: DocumentName }) => (
  <WithDraft step={name}>{(draft) => <Reading name={name} draft={draft} />}</WithDraft>
);

const Reading = ({ name, draft }: { name: DocumentName; draft: SigningDraft }) => {
  const { text, reachedEnd, alreadyAgreed, onEnd, startAnew } = useReading(name, draft);
  const complete = useWrite((key, readingId: number) => api.completeDocument(key, readingId));
  const refuse = useWrite((key, documentId: number) => api.refuseConsent(key, documentId));
  const [consequences, setConsequences] = useState<string[] | null>(null);

  const agree = async (): Promise<void> => {
    const reading = currentDraft()?.[name];
    if (!reading) return;
    refuse.clear();
    if ((await complete.run(reading.readingId)) === null) return;
    changeDraft({ [name]: { ...reading, agreed: true } });
    open(next[name]);
  };
  const disagree = async (): Promise<void> => {
    complete.clear();
    const refusal = await refuse.run(draft.documents[name].id);
    if (refusal === null) return;
    // An agreement given before ends here: to sign after all, the text is read anew.
    startAnew();
    setConsequences(refusal.consequences.length > 0 ? refusal.consequences : draft.refusalConsequences);
  };

  if (consequences !== null) return <Refused name={name} consequences={consequences} onReconsider={() => setConsequences(null)} />;

  const error = complete.error ?? refuse.error;
  const note = error !== null ? explain(error) : alreadyAgreed ? '您已经读完并同意。' : reachedEnd ? '读完了，请您自己决定。' : '请往下读到最后，再选择同意。';
  return (
    <SigningScreen
      step={name}
      onBack={() => goToStepBefore(name, draft)}
      footer={text.data !== null && (
        <StepFoot note={note} fault={error !== null}>
          {alreadyAgreed ? (
            <>
              <Button kind='secondary' onPress={() => { void disagree(); }} busy={refuse.busy}>改为不同意</Button>
              <Button onPress={() => open(next[name])}>下一步</Button>
            </>
          ) : (
            <>
              <Button kind='secondary' onPress={() => { void disagree(); }} busy={refuse.busy} disabled={complete.busy}>不同意</Button>
              <Button kind='secondary' onPress={() => { void agree(); }} busy={complete.busy} disabled={!reachedEnd || refuse.busy}>同意</Button>
            </>
          )}
        </StepFoot>
      )}
    >
      {name === 'consent' && (
        <Notice>这份同意书和刚才的协议是分开的：说的是团队怎样使用您的健康信息，要您单独决定。</Notice>
      )}
      <Loadable of={text} cards={3}>
        {(document) => (
          <>
            <DocumentBody text={document} onEnd={onEnd} />
            <View style={{ marginTop: '12px' }}>
              <Card title='如果不同意'><ConsequenceList of={draft.refusalConsequences} /></Card>
            </View>
          </>
        )}
      </Loadable>
    </SigningScreen>
  );
};

const ConsequenceList = ({ of }: { of: string[] }) => (
  <View className='stack stack--tight'>
    {of.map((consequence) => <Text key={consequence} className='paragraph'>{`· ${consequence}`}</Text>)}
  </View>
);

const Refused = ({ name, consequences, onReconsider }: { name: DocumentName; consequences: string[]; onReconsider: () => void }) => (
  <SigningScreen
    step={name}
    onBack={onReconsider}
    footer={(
      <StepFoot>
        <Button kind='secondary' onPress={onReconsider}>回去再看看</Button>
        <Button kind='secondary' onPress={() => restart('pages/index/index')}>不签了，回首页</Button>
      </StepFoot>
    )}
  >
    <Notice kind='warning' title='已记下：您不同意'>这次不会签约。您随时可以改主意，再来签。</Notice>
    <Card title='不签会少了什么'><ConsequenceList of={consequences} /></Card>
  </SigningScreen>
);
