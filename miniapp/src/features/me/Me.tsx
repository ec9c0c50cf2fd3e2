import { useState } from 'react';
import { api, type Me as MeData } from '@/api';
import { signOut } from '@/features/shell/session';
import { useSystem } from '@/features/system/system';
import { Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { useLoad } from '@/state/useLoad';
import { Button, Buttons, Card, LargeTypeRow, Loadable, Row, Sheet, Tag } from '@/ui';

const realNameNames = { NONE: '还没有核对', IN_REVIEW: '正在核对', VERIFIED: '已核对' } as const;

/** The tab of whoever is signed in, resident or staff. */
export const Me = () => {
  const me = useLoad('me', api.getMe);
  const system = useSystem();
  return (
    <>
      <Loadable of={me} cards={1}>{(data) => (data.kind === 'STAFF' ? <StaffCard me={data} /> : <ResidentCard me={data} />)}</Loadable>
      <Card rows><LargeTypeRow /></Card>
      {me.data?.kind !== 'STAFF' && (
        <Card rows>
          <Row icon='document' title='我的签约合同' onPress={() => open('pages/contracts/index')} />
          <Row icon='shield' title='隐私中心' detail='我同意过什么，谁看过我的资料' onPress={() => open('pages/privacy/index')} />
        </Card>
      )}
      <Card rows>
        <Row icon='devices' title='登录过的设备' detail='可以让别的设备退出' onPress={() => open('pages/sessions/index')} />
        {me.data?.kind === 'STAFF' && <Row icon='pen' title='修改密码' onPress={() => open('doctor/pages/password/index')} />}
      </Card>
      <SignOut />
      {system !== null && <Text className='note' style={{ marginTop: '16px', textAlign: 'center' }}>{`家医 ${system.version}`}</Text>}
    </>
  );
};

const ResidentCard = ({ me }: { me: MeData }) => (
  <Card title={me.displayName || '居民'} aside={<Tag tone={me.realNameState === 'VERIFIED' ? 'success' : 'due'}>{`身份${realNameNames[me.realNameState]}`}</Tag>}>
    {me.resident !== null && (
      <View className='stack stack--tight'>
        <Text className='note'>{`${me.resident.sex === 'M' ? '男' : '女'}，${me.resident.age} 岁`}</Text>
        <Text className='note'>{`身份证号 ${me.resident.idNumberMasked}`}</Text>
        <Text className='note'>{`住址 ${me.resident.address}`}</Text>
      </View>
    )}
    <Text className='note'>{me.phoneMasked === null ? '还没有绑定手机号' : `手机号 ${me.phoneMasked}`}</Text>
    <View style={{ marginTop: '10px' }}>
      <Buttons>
        {me.realNameState === 'NONE' && <Button onPress={() => open('pages/real-name/index')}>去核对身份</Button>}
        <Button kind='secondary' onPress={() => open('pages/phone/index')}>{me.phoneMasked === null ? '绑定手机号' : '换手机号'}</Button>
      </Buttons>
    </View>
  </Card>
);

const StaffCard = ({ me }: { me: MeData }) => (
  <Card title={me.displayName} aside={me.practitioner !== null && <Tag tone='teal'>{me.practitioner.kindName}</Tag>}>
    <View className='stack stack--tight'>
      {me.grants.map((grant) => (
        <Text key={`${grant.role}${grant.institutionId}`} className='note'>{`${grant.roleName} · ${grant.institutionName}`}</Text>
      ))}
      {me.practitioner?.teams.map((team) => (
        <Text key={team.id} className='note'>{`${team.name} · ${team.teamRoleName}`}</Text>
      ))}
    </View>
  </Card>
);

const SignOut = () => {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <>
      <Button kind='secondary' icon='exit' onPress={() => setAsking(true)}>退出登录</Button>
      {asking && (
        <Sheet
          title='要退出登录吗？'
          onClose={() => setAsking(false)}
          actions={(
            <Buttons>
              <Button kind='secondary' onPress={() => setAsking(false)}>不退出</Button>
              <Button busy={busy} onPress={() => { setBusy(true); void signOut(); }}>退出</Button>
            </Buttons>
          )}
        >
          <Text className='paragraph'>退出后，没有提交的签约内容和签名会从这台手机上删掉。</Text>
        </Sheet>
      )}
    </>
  );
};
