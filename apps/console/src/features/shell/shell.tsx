import { App, Select, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { BrandMark } from '../../ui/icons';
import { useSystem } from '../../platform/system';
import { ErrorState, LoadingState } from '../../ui/states';
import { Inbox } from '../messages/inbox';
import { InitialPasswordScreen } from '../session/initial-password-screen';
import { useMe } from '../session/queries';
import { AccountMenu } from './account-menu';
import { Navigation } from './navigation';
import styles from './shell.module.css';
import { useWorkplace } from './workplace';
import { WorkplaceProvider } from './workplace-provider';

const InstitutionSwitch = () => {
  const { institution, institutions, choose, roleNames } = useWorkplace();
  if (institution === null) return <span className="secondary">还没有分配机构</span>;
  return (
    <div className={styles.workplace}>
      {institutions.length > 1 ? (
        <Select
          aria-label="当前机构"
          value={institution.id}
          options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
          popupMatchSelectWidth={false}
          onChange={choose}
        />
      ) : <span className={styles.institution}>{institution.name}</span>}
      <span className="secondary">{roleNames.join('、')}</span>
    </div>
  );
};

const Frame = () => {
  const system = useSystem();
  const { institution } = useWorkplace();
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  // A new page begins at its top; only its name is compared, so that opening a detail leaves the list where it is.
  const place = pathname.split('/')[1];
  useEffect(() => { content.current?.scrollTo({ top: 0 }); }, [place]);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); content.current?.focus(); }}>
        跳到正文
      </a>
      <div className={styles.sider}>
        <div className={styles.brand}>
          <BrandMark size={34} />
          <div>
            <div className={styles.brandName}>家医</div>
            <div className={styles.brandPlace}>{system.data?.regionName ?? '家庭医生签约服务'}</div>
          </div>
        </div>
        <Navigation />
      </div>
      <header className={styles.header}>
        <InstitutionSwitch />
        <div className={styles.headerEnd}>
          <Inbox />
          <AccountMenu />
        </div>
      </header>
      <main id="content" ref={content} tabIndex={-1} className={styles.content}>
        {navigation.state === 'loading' ? <div className={styles.busy}><Spin /></div> : null}
        {/* Another institution is another desk: what was open or typed for the former one goes. */}
        <Outlet key={institution?.id} />
      </main>
    </div>
  );
};

/** Everything around the pages of a signed-in person. */
export const Shell = () => {
  const me = useMe();
  if (me.data === undefined) {
    return me.error === null ? <LoadingState /> : <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (me.data.mustChangePassword) return <InitialPasswordScreen me={me.data} />;
  return (
    <WorkplaceProvider me={me.data}>
      <App message={{ maxCount: 3 }} style={{ height: '100%' }}><Frame /></App>
    </WorkplaceProvider>
  );
};
