import { formatCivilDate } from '@jiayi/domain';
import type { Home } from '@/api';
import { Heading, Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { dial } from '@/platform/telephone';
import { Emergency } from '@/features/teams/Emergency';
import { Icon, Tag, classes, type IconName } from '@/ui';

type HomeContract = NonNullable<Home['contract']>;

/** The resident's contract in one glance, or the invitation to find a team. */
export const ContractHero = ({ contract, verified }: { contract: Home['contract']; verified: boolean }) => {
  if (contract === null) return <NoContract primary={verified} />;
  const { state } = contract;
  const over = state === 'RETURNED' || state === 'WITHDRAWN' || state === 'EXPIRED';
  return (
    <>
      <View className={classes('hero', state !== 'ACTIVE' && 'hero--quiet')} testId='contract-hero'>
        <Text className='hero__state'>{contract.stateName}</Text>
        <Heading level={2} className='hero__title'>{contract.teamName}</Heading>
        <Text className='hero__line'>{contract.institutionName}</Text>
        <Text className='hero__line'>{lineOf(contract)}</Text>
        <View className='hero__actions'>
          {over
            ? <Action icon='people' onPress={() => open('pages/find-team/index')}>重新找团队</Action>
            : <CallAction phone={contract.institutionPhone} />}
          <Action icon='document' quiet onPress={() => open('pages/contract/index', { id: contract.id })}>{over ? '看原因' : '看合同'}</Action>
          {!over && <Action icon='people' quiet onPress={() => open('pages/team/index', { id: contract.teamId })}>看团队</Action>}
        </View>
      </View>
      {!over && <Emergency />}
    </>
  );
};

const lineOf = ({ state, startsOn, endsOn, daysLeft }: HomeContract): string => {
  switch (state) {
    case 'SUBMITTED': return '已经提交，等医生确认。有结果会发消息告诉您。';
    case 'ACTIVE': return `${formatCivilDate(startsOn)} 到 ${formatCivilDate(endsOn)}${daysLeft === null ? '' : `，还有 ${daysLeft} 天`}`;
    case 'RETURNED': return '医生退回了这次申请，可以看看原因，再重新签。';
    case 'WITHDRAWN': return '您撤回了这次申请，随时可以重新签。';
    case 'EXPIRED': return `${formatCivilDate(endsOn)} 已到期，可以重新签。`;
  }
};

const CallAction = ({ phone }: { phone: string | null }) => phone && (
  <Action icon='phone' onPress={() => dial(phone)} label={`给团队打电话 ${phone}`}>打电话</Action>
);

interface ActionProps {
  icon: IconName;
  children: string;
  quiet?: boolean;
  label?: string;
  onPress: () => void;
}

const Action = ({ icon, children, quiet, label, onPress }: ActionProps) => (
  <Pressable className={classes('hero__action', quiet && 'hero__action--quiet')} onPress={onPress} label={label}>
    <Icon name={icon} />
    <Text>{children}</Text>
  </Pressable>
);

const NoContract = ({ primary }: { primary: boolean }) => (
  <View className={classes('hero', !primary && 'hero--quiet')} testId='contract-hero'>
    <Tag tone='neutral'>还没有签约</Tag>
    <Heading level={2} className='hero__title'>找一个固定照看您的医生团队</Heading>
    <Text className='hero__line'>签不签约由您自己决定。可以先看看团队，看好了再签。</Text>
    <View className='hero__actions'>
      <Action icon='people' onPress={() => open('pages/find-team/index')}>找家庭医生团队</Action>
    </View>
  </View>
);
