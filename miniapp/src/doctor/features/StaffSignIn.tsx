import { useState } from 'react';
import { api, type SecondFactorChallenge } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { enter, sessionWasLost } from '@/features/shell/session';
import { Brand } from '@/features/sign-in/Brand';
import { DemoIdentities } from '@/features/sign-in/DemoIdentities';
import { useSystem } from '@/features/system/system';
import { device } from '@/platform/device';
import { Form } from '@/platform/elements';
import { restart } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useStore } from '@/state/store';
import { Button, Field, LargeTypeButton, Notice } from '@/ui';
import { SecondFactor } from './SecondFactor';

export const StaffSignIn = () => {
  const system = useSystem();
  const lost = useStore(sessionWasLost);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<SecondFactorChallenge | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    if (busy) return;
    if (username.trim() === '' || password === '') {
      setFault('请填写用户名和密码');
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      const answer = await api.signInAsStaff({ username: username.trim(), password, deviceName: device.model() });
      if (answer.session !== null) {
        enter(answer.session);
        return;
      }
      setChallenge(answer.secondFactor);
    } catch (error) {
      setFault(explain(error));
    }
    setBusy(false);
  };
  const startOver = (reason: string | null): void => {
    setChallenge(null);
    setPassword('');
    setFault(reason);
  };

  return (
    <Screen for='ANYONE' title='医生登录' back={false} aside={<LargeTypeButton />}>
      <Brand line='医生和工作人员登录' />
      {lost && <Notice kind='warning' title='登录已过期'>为了居民的信息安全，请重新登录。</Notice>}
      {challenge !== null ? (
        <SecondFactor challenge={challenge} demoUsername={system?.demo ? username.trim() : null} onDone={enter} onStartOver={startOver} />
      ) : (
        <>
          <Form className='card' onSubmit={() => { void submit(); }}>
            <Field id='username' title='用户名' value={username} maximumLength={64} onChange={(value) => { setUsername(value); setFault(null); }} />
            <Field id='password' title='密码' kind='password' value={password} maximumLength={128} onChange={(value) => { setPassword(value); setFault(null); }} />
            {fault !== null && <Notice kind='danger' urgent>{fault}</Notice>}
            <Button submits busy={busy}>登录</Button>
          </Form>
          {system?.demo && (
            <DemoIdentities
              kind='STAFF'
              onChoose={(signIn) => {
                setUsername(signIn.username);
                setPassword(signIn.password);
                setFault(null);
              }}
            />
          )}
        </>
      )}
      <Button kind='plain' onPress={() => restart('pages/sign-in/index')}>我是居民</Button>
    </Screen>
  );
};
