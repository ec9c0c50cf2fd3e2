import type { ReactNode } from 'react';
import { Screen } from '@/features/shell/Screen';
import { Text, View } from '@/platform/elements';
import { goBackTo, replace, restart } from '@/platform/navigation';
import { Button, Buttons, Empty, Steps } from '@/ui';
import { openSigningStep, openStep, signingSteps, useDraft, type SigningDraft, type SigningStepName } from './draft';

export const stepTitles: Record<SigningStepName, string> = {
  plan: '选服务包和时间',
  agreement: '读签约协议',
  consent: '读健康信息同意书',
  signature: '手写签名',
  review: '核对并提交',
};

const stepNames = signingSteps.map((step) => stepTitles[step]);

interface FootProps {
  /** What still has to be done before the next step, or what went wrong. */
  note?: ReactNode;
  fault?: boolean;
  children: ReactNode;
}

/** The foot of a step: a word about it and its buttons. */
export const StepFoot = ({ note, fault, children }: FootProps) => (
  <View className='foot'>
    {note && <Text className={fault ? 'foot__note foot__note--fault' : 'foot__note'} role={fault ? 'alert' : undefined}>{note}</Text>}
    <Buttons>{children}</Buttons>
  </View>
);

interface SigningScreenProps {
  step: SigningStepName;
  footer?: ReactNode;
  overlay?: ReactNode;
  onBack?: () => void;
  children: ReactNode;
}

export const SigningScreen = ({ step, children, ...screen }: SigningScreenProps) => (
  <Screen for='RESIDENT' title='签约' {...screen}>
    <Steps names={stepNames} current={signingSteps.indexOf(step)} />
    {children}
  </Screen>
);

/** Goes to the step before, whichever way one came. */
export const goToStepBefore = (step: SigningStepName, draft: SigningDraft): void => {
  const before = signingSteps[signingSteps.indexOf(step) - 1] ?? 'plan';
  openSigningStep(before, draft.teamId, goBackTo);
};

/** The draft for a step that rests on the ones before; without it, the way to where things can go on. */
export const WithDraft = ({ step, children }: { step: SigningStepName; children: (draft: SigningDraft) => ReactNode }) => {
  const draft = useDraft();
  if (draft === null) {
    return (
      <SigningScreen step={step}>
        <Empty icon='document' title='没有正在签的协议' action={<Button onPress={() => restart('pages/index/index')}>回首页</Button>}>
          可能已经提交了，或者换了登录的人。
        </Empty>
      </SigningScreen>
    );
  }
  const next = openStep(draft);
  if (signingSteps.indexOf(next) < signingSteps.indexOf(step)) {
    return (
      <SigningScreen step={step}>
        <Empty icon='document' title='前面还有一步没做完' action={<Button onPress={() => openSigningStep(next, draft.teamId, replace)}>{`去${stepTitles[next]}`}</Button>}>
          填过的都保存着。
        </Empty>
      </SigningScreen>
    );
  }
  return <>{children(draft)}</>;
};
