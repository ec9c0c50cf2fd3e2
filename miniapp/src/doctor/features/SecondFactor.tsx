import { useState } from 'react';
import { api, type SecondFactorChallenge, type Session } from '@/api';
import { copyText } from '@/platform/clipboard';
import { Form, Text, View } from '@/platform/elements';
import { explain, hasCode } from '@/state/explain';
import { Button, Field, Notice } from '@/ui';

interface SecondFactorProps {
  challenge: SecondFactorChallenge;
  /** In the demo, the user whose current code is shown. */
  demoUsername: string | null;
  onDone: (session: Session) => void;
  /** The challenge is no longer good, or the person wants to begin again. */
  onStartOver: (reason: string | null) => void;
}

/** The six digits of an authenticator app, with its setting-up at the first time. */
export const SecondFactor = ({ challenge, demoUsername, onDone, onStartOver }: SecondFactorProps) => {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    const digits = code.replace(/\D/g, '');
    if (digits.length !== 6) {
      setFault('请填写 6 位数字');
      return;
    }
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      onDone(await api.completeSecondFactor({ challenge: challenge.challenge, code: digits }));
    } catch (error) {
      if (hasCode(error, 'SECOND_FACTOR_EXPIRED')) onStartOver(explain(error));
      else setFault(explain(error));
      setBusy(false);
    }
  };

  return (
    <Form className='card' onSubmit={() => { void submit(); }}>
      {challenge.kind === 'ENROL' && challenge.secret !== null && <Enrolment secret={challenge.secret} />}
      {demoUsername !== null && challenge.kind === 'VERIFY' && <DemoCode username={demoUsername} onFill={setCode} />}
      <Field
        id='second-factor' title='动态验证码' kind='code' value={code} maximumLength={7} placeholder='身份验证器里的 6 位数字'
        onChange={(value) => { setCode(value); setFault(null); }} fault={fault}
      />
      <Button submits busy={busy}>确认</Button>
      <Button kind='plain' onPress={() => onStartOver(null)}>回上一步</Button>
    </Form>
  );
};

/** The code that the demo person's authenticator would show; it changes every 30 seconds, so it is asked for on the spot. */
const DemoCode = ({ username, onFill }: { username: string; onFill: (code: string) => void }) => {
  const fill = async (): Promise<void> => {
    const { items } = await api.listDemoIdentities();
    const own = items.find(({ signIn }) => signIn.kind === 'STAFF' && signIn.username === username);
    if (own?.signIn.kind === 'STAFF' && own.signIn.totpCode !== null) onFill(own.signIn.totpCode);
  };
  return (
    <Notice kind='warning' title='演示环境'>
      <Text>不用身份验证器。</Text>
      <Button kind='plain' narrow onPress={() => { fill().catch(() => undefined); }}>填入动态验证码</Button>
    </Notice>
  );
};

const Enrolment = ({ secret }: { secret: string }) => {
  const [copied, setCopied] = useState(false);
  return (
    <View style={{ marginBottom: '16px' }}>
      <Text className='paragraph strong'>第一次登录，请先绑定身份验证器</Text>
      <Text className='note'>在手机的身份验证器里选“手动输入密钥”，填入下面这串字，再把它显示的 6 位数字填在下面。</Text>
      <Text className='code'>{secret.replace(/(.{4})/g, '$1 ').trim()}</Text>
      <View style={{ marginTop: '8px' }}>
        <Button kind='secondary' onPress={() => { void copyText(secret).then(setCopied); }}>{copied ? '已复制' : '复制密钥'}</Button>
      </View>
    </View>
  );
};
