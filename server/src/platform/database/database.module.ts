import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/index.js';
import { openDatabase, type OpenDatabase, type Schema } from './data-source.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

const OPEN_DATABASE = Symbol('open database');

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(OPEN_DATABASE) private readonly open: OpenDatabase) {}

  static forRoot(schema: Schema): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: OPEN_DATABASE, inject: [Settings], useFactory: (settings: Settings) => openDatabase(settings, schema) },
        { provide: DataSource, inject: [OPEN_DATABASE], useFactory: (open: OpenDatabase) => open.dataSource },
        { provide: Database, inject: [OPEN_DATABASE], useFactory: (open: OpenDatabase) => open.database },
        UnitOfWork,
      ],
      exports: [DataSource, Database, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.open.dataSource.destroy();
  }
}
