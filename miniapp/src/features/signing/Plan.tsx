import { useState } from 'react';
import { formatCivilDate } from '@jiayi/domain';
import { api, type Me, type ServicePackage, type SigningOptions } from '@/api';
import { ServiceList } from '@/features/teams/ServiceList';
import { Text, View } from '@/platform/elements';
import { open, useNumberParameter } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { formatPrice } from '@/text/numbers';
import { Button, Card, Choice, Fact, Loadable } from '@/ui';
import { beginDraft, useDraft, type SigningDraft } from './draft';
import { Obstacles } from './Obstacles';
import { SigningScreen, StepFoot } from './SigningStep';

/** First step: which services, until when. Nothing is chosen beforehand [L16]. */
export const Plan = () => {
  const teamId = useNumberParameter('teamId');
  const draft = useDraft();
  const ownDraft = draft?.teamId === teamId ? draft : null;
  const loaded = useLoad(teamId, async () => {
    const [options, me] = await Promise.all([api.getSigningOptions(teamId ?? 0), api.getMe()]);
    return { options, me };
  });
  const [missing, setMissing] = useState<string | null>(null);

  const goOn = (): void => {
    if (!ownDraft?.package) setMissing('请先选一个服务包');
    else if (!ownDraft.period) setMissing('请再选签多久');
    else {
      setMissing(null);
      open('pages/signing/agreement/index');
    }
  };
  const ready = loaded.data?.options.eligible && loaded.data.me.resident !== null;

  return (
    <SigningScreen
      step='plan'
      footer={ready && <StepFoot note={missing} fault={missing !== null}><Button onPress={goOn}>下一步：读协议</Button></StepFoot>}
    >
      <Loadable of={loaded} cards={3}>
        {({ options, me }) => (options.eligible && me.resident !== null
          ? <Choices options={options} resident={me.resident} draft={ownDraft} onChosen={() => setMissing(null)} />
          : <Obstacles options={options} me={me} />)}
      </Loadable>
    </SigningScreen>
  );
};

interface ChoicesProps {
  options: SigningOptions;
  resident: NonNullable<Me['resident']>;
  draft: SigningDraft | null;
  onChosen: () => void;
}

const Choices = ({ options, resident, draft, onChosen }: ChoicesProps) => {
  // What was offered before may be gone by now; then it has to be chosen anew.
  const chosenPackage = options.packages.find(({ id }) => id === draft?.package?.id) ?? null;
  const chosenPeriod = options.periods.find(({ months }) => months === draft?.period?.months) ?? null;

  const choose = (change: { packageId?: number; months?: number }): void => {
    const nextPackage = change.packageId === undefined ? chosenPackage : options.packages.find(({ id }) => id === change.packageId) ?? null;
    const nextPeriod = change.months === undefined ? chosenPeriod : options.periods.find(({ months }) => months === change.months) ?? null;
    beginDraft({
      residentId: resident.id,
      residentName: resident.name,
      teamId: options.team.id,
      teamName: options.team.name,
      institutionName: options.team.institutionName,
      package: nextPackage && { id: nextPackage.id, name: nextPackage.name, items: nextPackage.items },
      period: nextPeriod,
      documents: { agreement: options.documents.agreement, consent: options.documents.healthDataConsent },
      refusalConsequences: options.refusalConsequences,
    });
    onChosen();
  };

  return (
    <>
      <Card>
        <Fact name='签约团队'>{options.team.name}</Fact>
        <Fact name='所在机构'>{options.team.institutionName}</Fact>
      </Card>
      <Text className='section-title'>选服务包</Text>
      <Choice
        title='服务包'
        chosen={chosenPackage?.id ?? null}
        onChoose={(packageId) => choose({ packageId })}
        options={options.packages.map(({ id, name, description, priceFen }) => ({ value: id, title: `${name}（${formatPrice(priceFen)}）`, detail: description }))}
      />
      <PackageContents of={chosenPackage ?? (options.packages.length === 1 ? options.packages[0] ?? null : null)} />
      <Text className='section-title'>签多久</Text>
      <Choice
        title='签约时间'
        chosen={chosenPeriod?.months ?? null}
        onChoose={(months) => choose({ months })}
        options={options.periods.map(({ months, label, endsOn }) => ({ value: months, title: label, detail: `到 ${formatCivilDate(endsOn)}` }))}
      />
      {chosenPeriod !== null && (
        <View className='end-date' live='polite' testId='end-date'>
          <Text>{`从 ${formatCivilDate(chosenPeriod.startsOn)} 到 `}</Text>
          <Text className='end-date__day'>{formatCivilDate(chosenPeriod.endsOn)}</Text>
          <Text className='note'>这是按今天算的，以医生确认后的合同为准。</Text>
        </View>
      )}
    </>
  );
};

const PackageContents = ({ of }: { of: ServicePackage | null }) => of && (
  <View style={{ marginTop: '12px' }}>
    <Card title={`「${of.name}」有这些服务`}><ServiceList services={of.items} /></Card>
  </View>
);
