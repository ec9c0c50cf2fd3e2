import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { NamesRepository, searchableKinds, type NamedSubject, type SearchableKind } from './names.repository.js';

const subjectsPerUnit = 200;
const refreshEveryMs = 60_000;

/** Keeps the names of institutions, practitioners and teams searchable, whoever wrote them. */
@Injectable()
export class DirectoryNames implements OnModuleInit {
  constructor(
    private readonly names: NamesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ScheduledJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'directory.names', rhythm: { everyMs: refreshEveryMs }, run: async () => { await this.refresh(); } });
  }

  /**
   * Makes every new or changed name searchable, in bounded units of work. Whoever writes names in bulk calls it after
   * its commit; otherwise a job does so within a minute.
   * @returns how many names were written
   */
  async refresh(): Promise<number> {
    let written = 0;
    for (const kind of searchableKinds) {
      for (;;) {
        const subjects = await this.names.outdated(kind, subjectsPerUnit);
        if (!subjects.length) break;
        await this.unitOfWork.run(() => this.names.write(kind, subjects));
        written += subjects.length;
      }
    }
    return written;
  }

  /** For a single change, in the unit of work of that change. */
  rename(kind: SearchableKind, subject: NamedSubject): Promise<void> {
    return this.names.write(kind, [subject]);
  }
}
