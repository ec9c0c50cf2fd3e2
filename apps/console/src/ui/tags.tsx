import { PUBLIC_HEALTH_MARK, type ContractState } from '@jiayi/domain';
import type { CodedName } from '../api/types';
import { StarIcon } from './icons';
import styles from './tags.module.css';

/** The mark that services of basic public health carry wherever they are shown [J5]. */
export const PublicHealthTag = () => <span className={`${styles.tag} ${styles.publicHealth}`}>{PUBLIC_HEALTH_MARK}</span>;

/** Key groups of a resident [L1]. */
export const KeyGroupTags = ({ groups, most = Infinity }: { groups: readonly CodedName[]; most?: number }) => (
  <span className={styles.list}>
    {groups.slice(0, most).map((group) => (
      <span key={group.code} className={`${styles.tag} ${styles.keyGroup}`}>{group.name}</span>
    ))}
    {groups.length > most ? (
      <span className={`${styles.tag} ${styles.keyGroup}`} title={groups.slice(most).map((group) => group.name).join('、')}>
        还有 {groups.length - most} 项
      </span>
    ) : null}
  </span>
);

/** Marks a request that is to be handled first because the resident belongs to a key group [L1]. */
export const KeyGroupFirstMark = () => (
  <span className={`${styles.tag} ${styles.first}`}><StarIcon />重点人群优先</span>
);

const contractStyles: Record<ContractState, string | undefined> = {
  SUBMITTED: styles.waiting,
  ACTIVE: styles.good,
  RETURNED: styles.bad,
  WITHDRAWN: styles.calm,
  EXPIRED: styles.calm,
};

export const ContractStateTag = ({ state, name }: { state: ContractState; name: string }) => (
  <span className={`${styles.tag} ${contractStyles[state] ?? ''}`}>{name}</span>
);

export type Tone = 'good' | 'waiting' | 'bad' | 'calm';

/** A state in a word; the word carries the meaning, the colour only helps. */
export const ToneTag = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`${styles.tag} ${styles[tone] ?? ''}`}>{children}</span>
);

/** The data has not been confirmed for too long [J8]. */
export const StaleTag = () => <ToneTag tone="waiting">资料待确认</ToneTag>;
