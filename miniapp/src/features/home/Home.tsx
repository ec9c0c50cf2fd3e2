import { api, type Home as HomeData } from '@/api';
import { unread } from '@/features/inbox/unread';
import { adoptDraft, hasUnadoptedDraft, resumeSigning, useDraft } from '@/features/signing/draft';
import { useSystem } from '@/features/system/system';
import { Heading, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Card, Loadable, Notice, Row } from '@/ui';
import { ContractHero } from './ContractHero';
import { followDue } from './due';

export const Home = () => {
  const home = useLoad('home', async () => {
    const answer = await api.getHome();
    unread.set(answer.unread);
    // After signing in again, what was being signed goes on if it is the same person.
    if (hasUnadoptedDraft()) void api.getMe().then((me) => adoptDraft(me.resident?.id ?? null), () => undefined);
    return answer;
  });
  return <Loadable of={home}>{(data) => <Contents home={data} />}</Loadable>;
};

const Contents = ({ home }: { home: HomeData }) => {
  const system = useSystem();
  // What a card of its own already asks for is not asked for twice.
  const due = home.due.filter(({ code, link }) => link !== 'REAL_NAME' && code !== 'AWAIT_ACCEPTANCE' && !(link === 'FIND_TEAM' && home.contract === null));
  return (
    <>
      <View className='greeting'>
        <Heading level={2} className='greeting__name'>{home.displayName ? `${home.displayName}，您好` : '您好'}</Heading>
        {system?.regionName && <Text className='greeting__line'>{`${system.regionName}家庭医生签约服务`}</Text>}
      </View>
      <RealName state={home.realNameState} />
      <UnfinishedSigning open={home.contract !== null && (home.contract.state === 'SUBMITTED' || home.contract.state === 'ACTIVE')} />
      <ContractHero contract={home.contract} verified={home.realNameState === 'VERIFIED'} />
      {due.length > 0 && (
        <Card title='该办的事' rows>
          {due.map((item) => (
            <Row
              key={item.code} icon='clock' title={item.title} detail={item.detail}
              onPress={() => followDue(item.link, home.contract)}
            />
          ))}
        </Card>
      )}
      <Card title='常用' rows>
        <Row icon='people' title='找家庭医生团队' onPress={() => open('pages/find-team/index')} />
        <Row icon='document' title='我的签约合同' onPress={() => open('pages/contracts/index')} />
        <Row icon='shield' title='谁看过我的资料' onPress={() => open('pages/privacy/index', { view: 'accesses' })} />
      </Card>
    </>
  );
};

const RealName = ({ state }: { state: HomeData['realNameState'] }) => {
  if (state === 'VERIFIED') return null;
  if (state === 'IN_REVIEW') {
    return <Notice kind='warning' title='身份正在核对'>工作人员正在核对您的身份，有结果会发消息告诉您。</Notice>;
  }
  return (
    <Card title='先核对您的身份'>
      <Text className='paragraph'>填写姓名和身份证号，就能找到负责您家的医生团队，也才能签约。</Text>
      <View style={{ marginTop: '14px' }}><Button onPress={() => open('pages/real-name/index')}>去核对身份</Button></View>
    </Card>
  );
};

const UnfinishedSigning = ({ open: contractOpen }: { open: boolean }) => {
  const draft = useDraft();
  if (draft === null || contractOpen) return null;
  return (
    <Card title='有一份没签完的协议' testId='unfinished-signing'>
      <Text className='paragraph'>{`您和「${draft.teamName}」的签约还没有提交，填过的都保存着。`}</Text>
      <View style={{ marginTop: '14px' }}><Button onPress={() => resumeSigning(draft)}>接着签</Button></View>
    </Card>
  );
};
