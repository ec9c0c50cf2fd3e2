import type { PropsWithChildren } from 'react';
import './platform/polyfills';
import './platform/elements';
import './app.scss';

const App = ({ children }: PropsWithChildren) => children;

export default App;
