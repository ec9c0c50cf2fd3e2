import type { Scenario } from '../scenario.js';
import { contractScenarios } from './contracts.js';
import { directoryScenarios } from './directory.js';
import { identityScenarios } from './identity.js';
import { importScenarios } from './imports.js';
import { messageScenarios } from './messages.js';

export const scenarios: readonly Scenario[] = [...contractScenarios, ...identityScenarios, ...directoryScenarios, ...messageScenarios, ...importScenarios];
