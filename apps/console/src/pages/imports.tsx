import { ImportsScreen } from '../features/imports/imports-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="imports"><ImportsScreen /></ForArea>;
