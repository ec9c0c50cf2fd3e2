import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { restartAndRetry } from './restart.js';
import type { Fault, TrialPlace } from './trial.js';

// Starts the application again on each of the places where a process has died, and says what is wrong there.

const [, , placesFile = '', answerFile = ''] = process.argv;
const places = JSON.parse(readFileSync(placesFile, 'utf8')) as TrialPlace[];
const faults: Fault[] = [];
for (const place of places) faults.push(...(await restartAndRetry(place)).faults);
writeFileSync(answerFile, JSON.stringify(faults));
process.exit();
