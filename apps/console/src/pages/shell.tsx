import { Shell } from '../features/shell/shell';

export const Component = () => <Shell />;
