import { dial } from '@/platform/telephone';
import { Row } from '@/ui';

/** Calls the team's institution; nothing where no number is known. */
export const CallRow = ({ phone }: { phone: string | null }) => phone && (
  <Row icon='phone' title='给团队打电话' detail={phone} onPress={() => dial(phone)} />
);
