export { ScheduledJobRow } from './scheduled-job.entity.js';
export { ScheduledJobs, nextRun, type Job, type Rhythm } from './scheduled-jobs.js';
export { ScheduleModule } from './schedule.module.js';
