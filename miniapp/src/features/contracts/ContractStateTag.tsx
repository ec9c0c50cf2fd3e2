import type { ContractState } from '@/api';
import { Tag } from '@/ui';

const tones = { SUBMITTED: 'due', ACTIVE: 'success', RETURNED: 'danger', WITHDRAWN: 'neutral', EXPIRED: 'neutral' } as const;

export const ContractStateTag = ({ state, name }: { state: ContractState; name: string }) => <Tag tone={tones[state]}>{name}</Tag>;
