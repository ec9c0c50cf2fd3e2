import type { Session } from '@jiayi/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import type { DemoIdentity, SecondFactor } from '../../api/types';
import { sessionKeeper } from '../../platform/api';
import { safeReturnPath } from '../../platform/return-path';
import { useSystem } from '../../platform/system';
import { useSession } from '../../platform/use-session';
import { BrandMark } from '../../ui/icons';
import { DemoIdentities } from './demo-identities';
import { PasswordForm } from './password-form';
import { SecondFactorForm } from './second-factor-form';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture';

type Step = { kind: 'PASSWORD'; notice: string | null } | { kind: 'SECOND_FACTOR'; factor: SecondFactor };

/** User name and password, then the second factor where the role asks for one; afterwards back to where one was. */
export const SignInScreen = () => {
  const session = useSession();
  const [parameters] = useSearchParams();
  const system = useSystem();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'PASSWORD', notice: null });
  const [identity, setIdentity] = useState<DemoIdentity | null>(null);

  useEffect(() => { document.title = '登录 · 家医'; }, []);
  // What another person read in this tab must not be seen by the next one.
  useEffect(() => {
    // Inactive is all that is not drawn on this very page.
    if (sessionKeeper.current() === null) queryClient.removeQueries({ type: 'inactive' });
  }, [queryClient]);

  if (session !== null) return <Navigate to={safeReturnPath(parameters.get('return'))} replace />;

  const begin = (begun: Session): void => sessionKeeper.begin(begun);
  const demo = system.data?.demo === true;

  return (
    <div className={styles.screen}>
      <aside className={styles.aside}>
        <div className={styles.brand}>
          <BrandMark size={40} inverse />
          <div>
            <div className={styles.brandName}>家医</div>
            <div className={styles.brandPlace}>{system.data?.regionName ?? '家庭医生签约服务'}</div>
          </div>
        </div>
        <div className={styles.words}>
          <p className={styles.promise}>签一位家庭医生，<br />健康的事有人管。</p>
          <p className={styles.small}>医疗机构与卫生健康部门工作台</p>
        </div>
        <SignInPicture className={styles.picture} />
      </aside>
      <main className={styles.main}>
        <div className={styles.panel}>
          {step.kind === 'PASSWORD' ? (
            <PasswordForm
              notice={step.notice ?? (parameters.has('return') ? '请先登录，登录后会回到刚才的页面。' : null)}
              picked={identity?.signIn.kind === 'STAFF' ? identity.signIn : null}
              onSession={begin}
              onSecondFactor={(factor) => setStep({ kind: 'SECOND_FACTOR', factor })}
            />
          ) : (
            <SecondFactorForm
              factor={step.factor}
              demoUsername={identity?.signIn.kind === 'STAFF' ? identity.signIn.username : null}
              onSession={begin}
              onRestart={(notice) => setStep({ kind: 'PASSWORD', notice })}
            />
          )}
          {demo && step.kind === 'PASSWORD' ? <DemoIdentities picked={identity} onPick={setIdentity} /> : null}
        </div>
      </main>
    </div>
  );
};
