import { useState } from 'react';
import { api } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { PhoneCodeFields } from '@/features/sign-in/PhoneCodeFields';
import { usePhoneCode } from '@/features/sign-in/usePhoneCode';
import { Form } from '@/platform/elements';
import { goBack } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useWrite } from '@/state/useWrite';
import { Button, Notice } from '@/ui';

/** Binds a phone number to the account, or another one in its place. */
export const PhonePage = () => {
  const fields = usePhoneCode();
  const save = useWrite((key, body: { phone: string; code: string }) => api.setPhone(key, body));
  const [done, setDone] = useState(false);

  const submit = async (): Promise<void> => {
    const complete = fields.complete();
    if (complete !== null && (await save.run(complete)) !== null) setDone(true);
  };

  return (
    <Screen for='RESIDENT' title='绑定手机号'>
      {done ? (
        <>
          <Notice kind='success' title='手机号已绑定' urgent>以后可以用它登录。</Notice>
          <Button onPress={() => goBack()}>好</Button>
        </>
      ) : (
        <Form className='card' onSubmit={() => { void submit(); }}>
          <PhoneCodeFields of={fields} />
          {save.error !== null && <Notice kind='danger' urgent>{explain(save.error)}</Notice>}
          <Button submits busy={save.busy}>绑定</Button>
        </Form>
      )}
    </Screen>
  );
};
