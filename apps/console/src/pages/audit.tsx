import { AuditScreen } from '../features/audit/audit-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="audit"><AuditScreen /></ForArea>;
