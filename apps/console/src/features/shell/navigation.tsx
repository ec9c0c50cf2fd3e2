import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { mayEnter, type Area } from '../../platform/areas';
import {
  AccountsIcon, AuditIcon, ClaimsIcon, ImportIcon, InstitutionsIcon, OverviewIcon, QueueIcon, ResidentsIcon, TeamsIcon,
} from '../../ui/icons';
import styles from './shell.module.css';
import { useWorkplace } from './workplace';

interface Destination {
  path: string;
  name: string;
  icon: ReactNode;
  /** Left out for what everybody may open. */
  area?: Area;
}

const groups: { name: string; destinations: Destination[] }[] = [
  {
    name: '日常',
    destinations: [
      { path: '/', name: '总览', icon: <OverviewIcon /> },
      { path: '/signing-queue', name: '签约申请', icon: <QueueIcon />, area: 'signingQueue' },
      { path: '/residents', name: '居民', icon: <ResidentsIcon />, area: 'residents' },
    ],
  },
  {
    name: '机构',
    destinations: [
      { path: '/teams', name: '医生团队', icon: <TeamsIcon /> },
      { path: '/institutions', name: '机构', icon: <InstitutionsIcon /> },
      { path: '/imports', name: '数据导入', icon: <ImportIcon />, area: 'imports' },
    ],
  },
  {
    name: '管理',
    destinations: [
      { path: '/identity-claims', name: '实名核实', icon: <ClaimsIcon />, area: 'identityClaims' },
      { path: '/staff-accounts', name: '工作人员账号', icon: <AccountsIcon />, area: 'staffAccounts' },
      { path: '/audit', name: '操作记录', icon: <AuditIcon />, area: 'audit' },
    ],
  },
];

/** The pages that the person's roles may open. */
export const Navigation = () => {
  const { roles } = useWorkplace();
  return (
    <nav aria-label="主要页面" className={styles.navigation}>
      {groups.map((group) => {
        const open = group.destinations.filter(({ area }) => area === undefined || mayEnter(area, roles));
        return open.length === 0 ? null : (
          <div key={group.name}>
            <p className={styles.groupName} aria-hidden="true">{group.name}</p>
            <ul className={styles.destinations}>
              {open.map(({ path, name, icon }) => (
                <li key={path}>
                  <NavLink
                    to={path}
                    end={path === '/'}
                    className={({ isActive }) => (isActive ? `${styles.destination} ${styles.active}` : styles.destination)}
                  >
                    {icon}{name}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
};
