import { useState } from 'react';
import { ApiProblem } from '@jiayi/api-client';
import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { enter, sessionWasLost } from '@/features/shell/session';
import { useSystem } from '@/features/system/system';
import { device } from '@/platform/device';
import { Form, Text, View } from '@/platform/elements';
import { platformLogin } from '@/platform/login';
import { open } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useStore } from '@/state/store';
import { Button, LargeTypeButton, Notice } from '@/ui';
import { Brand } from './Brand';
import { DemoIdentities } from './DemoIdentities';
import { PhoneCodeFields } from './PhoneCodeFields';
import { usePhoneCode } from './usePhoneCode';

export const SignIn = () => {
  const system = useSystem();
  const lost = useStore(sessionWasLost);
  const [byPhone, setByPhone] = useState(!platformLogin.available);
  return (
    <Screen for='ANYONE' title='登录' back={false} aside={<LargeTypeButton />}>
      <Brand line={system?.regionName ? `${system.regionName} · 家庭医生签约服务` : '家庭医生签约服务'} />
      {lost && <Notice kind='warning' title='登录已过期'>为了您的信息安全，请重新登录。填好的内容还在。</Notice>}
      {byPhone ? <PhoneSignIn demo={system?.demo ?? false} /> : <WechatSignIn onPhone={() => setByPhone(true)} />}
      {byPhone && platformLogin.available && <Button kind='plain' onPress={() => setByPhone(false)}>用微信登录</Button>}
      <View className='stack' style={{ marginTop: '12px' }}>
        <Button kind='plain' onPress={() => open('doctor/pages/sign-in/index')}>我是医生或工作人员</Button>
      </View>
    </Screen>
  );
};

const PhoneSignIn = ({ demo }: { demo: boolean }) => {
  const fields = usePhoneCode();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    const complete = fields.complete();
    if (complete === null || busy) return;
    setBusy(true);
    setFault(null);
    try {
      enter(await api.signInWithPhone({ ...complete, deviceName: device.model() }));
    } catch (error) {
      if (error instanceof ApiProblem && error.code.startsWith('SMS_CODE')) fields.setCodeFault(error.message);
      else setFault(explain(error));
      setBusy(false);
    }
  };

  return (
    <>
      <Form className='card' onSubmit={() => { void submit(); }}>
        <PhoneCodeFields of={fields} />
        {fault !== null && <Notice kind='danger' urgent>{fault}</Notice>}
        <Button submits busy={busy}>登录</Button>
        <Text className='note' style={{ marginTop: '10px' }}>手机号只用来确认是您本人，以及通知签约结果。</Text>
      </Form>
      {demo && <DemoIdentities kind='PHONE' onChoose={({ phone }) => fields.changePhone(phone)} />}
    </>
  );
};

const WechatSignIn = ({ onPhone }: { onPhone: () => void }) => {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      const code = await platformLogin.requestCode();
      enter(await api.signInWithWechat({ code, deviceName: device.model() }));
    } catch (error) {
      setFault(explain(error));
      setBusy(false);
    }
  };

  return (
    <View className='stack'>
      {fault !== null && <Notice kind='danger' urgent>{fault}</Notice>}
      <Button onPress={() => { void submit(); }} busy={busy}>微信登录</Button>
      <Button kind='secondary' onPress={onPhone}>用手机号登录</Button>
    </View>
  );
};
