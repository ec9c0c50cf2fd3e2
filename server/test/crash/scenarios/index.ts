import { nameOf, type Scenario } from '../scenario.js';
import type { Trial } from '../trial.js';
import { contractScenarios } from './contracts.js';
import { directoryScenarios } from './directory.js';
import { identityScenarios } from './identity.js';
import { importScenarios } from './imports.js';
import { messageScenarios } from './messages.js';

export const scenarios: readonly Scenario[] = [...contractScenarios, ...identityScenarios, ...directoryScenarios, ...messageScenarios, ...importScenarios];

export function scenarioOf({ scenario: name }: Trial): Scenario {
  const scenario = scenarios.find((candidate) => nameOf(candidate) === name);
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  return scenario;
}
