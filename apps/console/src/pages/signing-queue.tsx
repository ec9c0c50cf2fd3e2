import { SigningQueueScreen } from '../features/signing-queue/signing-queue-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="signingQueue"><SigningQueueScreen /></ForArea>;
