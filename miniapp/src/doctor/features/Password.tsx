import { useState } from 'react';
import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Form } from '@/platform/elements';
import { restart } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useWrite } from '@/state/useWrite';
import { Button, Field, Notice } from '@/ui';

const shortest = 10;

export const Password = () => {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const change = useWrite((key, body: { currentPassword: string; newPassword: string }) => api.changePassword(key, body).then(() => true));

  const submit = async (): Promise<void> => {
    if (current === '') setFault('请填写现在的密码');
    else if (next.length < shortest) setFault(`新密码至少 ${shortest} 位`);
    else if (next !== repeated) setFault('两次填的新密码不一样');
    else {
      setFault(null);
      const saved = await change.run({ currentPassword: current, newPassword: next });
      setDone(saved !== null);
    }
  };

  return (
    <Screen for='STAFF' title='修改密码'>
      {done ? (
        <>
          <Notice kind='success' title='密码已修改' urgent />
          <Button onPress={() => restart('doctor/pages/index/index')}>好</Button>
        </>
      ) : (
        <Form className='card' onSubmit={() => { void submit(); }}>
          <Field id='current-password' title='现在的密码' kind='password' value={current} onChange={setCurrent} />
          <Field id='new-password' title='新密码' kind='password' value={next} onChange={setNext} hint={`至少 ${shortest} 位，不要用常见的密码`} />
          <Field id='repeated-password' title='再填一次新密码' kind='password' value={repeated} onChange={setRepeated} />
          {(fault !== null || change.error !== null) && <Notice kind='danger' urgent>{fault ?? explain(change.error)}</Notice>}
          <Button submits busy={change.busy}>修改</Button>
        </Form>
      )}
    </Screen>
  );
};
