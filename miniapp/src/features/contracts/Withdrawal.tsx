import { useState } from 'react';
import { api, type Contract } from '@/api';
import { Text } from '@/platform/elements';
import { explain } from '@/state/explain';
import { useWrite } from '@/state/useWrite';
import { Button, Buttons, Notice, Sheet } from '@/ui';

/** Takes the application back before a doctor has accepted it, after a question. */
export const Withdrawal = ({ contract, onWithdrawn, onChanged }: {
  contract: Contract;
  onWithdrawn: (contract: Contract) => void;
  /** The state on the server is not the one shown. */
  onChanged: () => void;
}) => {
  const [asking, setAsking] = useState(false);
  const withdraw = useWrite((key, id: number) => api.withdrawContract(key, id));

  const confirm = async (): Promise<void> => {
    const withdrawn = await withdraw.run(contract.id);
    if (withdrawn !== null) {
      setAsking(false);
      onWithdrawn(withdrawn);
    }
  };
  const close = (): void => {
    setAsking(false);
    withdraw.clear();
    if (withdraw.error !== null) onChanged();
  };

  return (
    <>
      <Button kind='danger' onPress={() => setAsking(true)}>撤回申请</Button>
      {asking && (
        <Sheet
          title='要撤回这次签约申请吗？'
          onClose={close}
          actions={(
            <Buttons>
              <Button kind='secondary' onPress={close} disabled={withdraw.busy}>不撤回</Button>
              <Button kind='danger' onPress={() => { void confirm(); }} busy={withdraw.busy}>{withdraw.error === null ? '确定撤回' : '再试一次'}</Button>
            </Buttons>
          )}
        >
          <Text className='paragraph'>撤回后，「{contract.team.name}」不会再处理这份申请，名额也会让出来。以后想签可以重新申请。</Text>
          {withdraw.error !== null && <Notice kind='danger' urgent>{explain(withdraw.error)}</Notice>}
        </Sheet>
      )}
    </>
  );
};
