import { formatCivilDate } from '@jiayi/domain';
import { Picture, Text } from '@/platform/elements';
import { goBackTo, open, replace, restart } from '@/platform/navigation';
import { explain, isUnanswered } from '@/state/explain';
import { Button, Card, Fact, Notice, Row } from '@/ui';
import { openSigningStep, useDraft, type SigningDraft } from './draft';
import { signaturePicture } from './drawing';
import { goToStepBefore, SigningScreen, StepFoot, WithDraft } from './SigningStep';
import { remedyFor } from './submission';
import { useSubmission } from './useSubmission';

export const ReviewStep = () => {
  // Lives above the draft's guard: an answer that drops a reading from the draft still has to be explained.
  const submission = useSubmission();
  return submission.error !== null && remedyFor(submission.error) !== null
    ? <Refusal error={submission.error} />
    : <WithDraft step='review'>{(draft) => <Review draft={draft} submission={submission} />}</WithDraft>;
};

const Review = ({ draft, submission }: { draft: SigningDraft; submission: ReturnType<typeof useSubmission> }) => {
  const { package: chosenPackage, period, signature } = draft;
  const { busy, error } = submission;
  // A key without an answer: an earlier attempt may have arrived.
  const pending = draft.submissionKey !== null && !busy;

  const submit = async (): Promise<void> => {
    const contract = await submission.submit();
    if (contract !== null) restart('pages/signing/submitted/index', { contractId: contract.id });
  };

  return (
    <SigningScreen
      step='review'
      onBack={() => goToStepBefore('review', draft)}
      footer={(
        <StepFoot note={busy ? '正在提交，请稍等…' : '提交后由医生确认；医生确认之前，您可以撤回。'}>
          <Button onPress={() => { void submit(); }} busy={busy}>{pending ? '再提交一次' : '确认提交'}</Button>
        </StepFoot>
      )}
    >
      {pending && (
        <Notice kind='warning' title='上次提交没有收到回音' urgent>
          {error !== null && <Text>{`${explain(error)}。`}</Text>}
          <Text>填好的内容都还在。网络好了再点「再提交一次」，不会重复签约。</Text>
        </Notice>
      )}
      {error !== null && !isUnanswered(error) && <Notice kind='danger' title='没有提交成功' urgent>{explain(error)}</Notice>}
      <Card title='请核对'>
        <Fact name='签约人'>{draft.residentName}</Fact>
        <Fact name='签约团队'>{draft.teamName}</Fact>
        <Fact name='所在机构'>{draft.institutionName}</Fact>
        <Fact name='服务包'>{chosenPackage?.name ?? ''}</Fact>
        <Fact name='签多久'>{period === null ? '' : `${period.label}，${formatCivilDate(period.startsOn)} 到 ${formatCivilDate(period.endsOn)}`}</Fact>
      </Card>
      <Card rows>
        <Row icon='pen' title='改服务包和时间' onPress={() => goBackTo('pages/signing/plan/index', { teamId: draft.teamId })} />
        <Row icon='document' title={draft.documents.agreement.title} detail='已读完，您同意' onPress={() => open('pages/document/index', { id: draft.documents.agreement.id })} />
        <Row icon='shield' title={draft.documents.consent.title} detail='已读完，您同意' onPress={() => open('pages/document/index', { id: draft.documents.consent.id })} />
      </Card>
      <Card title='您的签名' aside={<Button kind='plain' narrow onPress={() => goToStepBefore('review', draft)}>重新签</Button>}>
        {signature !== null && <Picture source={signaturePicture(signature)} description={`${draft.residentName}的手写签名`} className='signature' />}
      </Card>
    </SigningScreen>
  );
};

const Refusal = ({ error }: { error: unknown }) => {
  const remedy = remedyFor(error);
  const draft = useDraft();
  return (
    <SigningScreen step='review'>
      <Notice kind='danger' title='没有提交成功' urgent>{explain(error)}</Notice>
      {remedy?.kind === 'SCREEN' && <Button onPress={() => replace(remedy.screen)}>{remedy.label}</Button>}
      {remedy?.kind === 'STEP' && draft !== null && (
        <Button onPress={() => openSigningStep(remedy.step, draft.teamId, replace)}>{remedy.label}</Button>
      )}
      <Button kind='plain' onPress={() => restart('pages/index/index')}>回首页</Button>
    </SigningScreen>
  );
};
