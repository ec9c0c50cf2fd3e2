import { Module, type DynamicModule } from '@nestjs/common';
import { ContractsModule } from './contracts/index.js';
import { DemoModule } from './demo/index.js';
import { DirectoryModule } from './directory/index.js';
import { entities } from './entities.js';
import { GovernanceModule } from './governance/index.js';
import { HomeModule } from './home/index.js';
import { IdentityModule } from './identity/index.js';
import { ImportsModule } from './imports/index.js';
import { MessagesModule } from './messages/index.js';
import { migrations } from './migrations/index.js';
import { AuditModule } from './platform/audit/index.js';
import type { Clock } from './platform/clock/index.js';
import type { Settings } from './platform/config/index.js';
import { CryptoModule } from './platform/crypto/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { EvidenceModule } from './platform/evidence/index.js';
import { FilesModule } from './platform/files/index.js';
import { HttpModule } from './platform/http/http.module.js';
import { OutboxModule } from './platform/outbox/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { ScheduleModule } from './platform/schedule/index.js';
import { ResidentsModule } from './residents/index.js';
import { SystemModule } from './system/system.module.js';

@Module({})
export class AppModule {
  /** @param clock a test's own clock; the system's otherwise */
  static forRoot(settings: Settings, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(settings, clock),
        DatabaseModule.forRoot({ entities, migrations }),
        AuditModule, OutboxModule, ScheduleModule, CryptoModule, EvidenceModule, FilesModule,
        HttpModule.forRoot(IdentityModule),
        IdentityModule, DirectoryModule, ResidentsModule, ContractsModule, HomeModule, MessagesModule, ImportsModule, DemoModule, GovernanceModule, SystemModule,
      ],
    };
  }
}
