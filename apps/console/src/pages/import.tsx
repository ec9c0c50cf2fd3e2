import { ImportScreen } from '../features/imports/import-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="imports"><ImportScreen /></ForArea>;
