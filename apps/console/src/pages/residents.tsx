import { ResidentsScreen } from '../features/residents/residents-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="residents"><ResidentsScreen /></ForArea>;
