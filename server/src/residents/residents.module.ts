import { Module } from '@nestjs/common';
import { AccessRecordRepository } from './access-record.repository.js';
import { AccessRecordService } from './access-record.service.js';
import { KeyGroupsRepository } from './key-groups.repository.js';
import { KeyGroupsService } from './key-groups.service.js';
import { RegisterRepository } from './register.repository.js';
import { ResidentListService } from './resident-list.service.js';
import { ResidentsController } from './residents.controller.js';
import { ResidentsRepository } from './residents.repository.js';
import { ResidentsService } from './residents.service.js';
import { Residents } from './residents.js';
import { ResidentStandings } from './standings.service.js';
import { StandingsRepository } from './standings.repository.js';

@Module({
  controllers: [ResidentsController],
  providers: [
    AccessRecordRepository, AccessRecordService, KeyGroupsRepository, KeyGroupsService, RegisterRepository, Residents,
    ResidentListService, ResidentsRepository, ResidentsService, StandingsRepository, ResidentStandings,
  ],
  exports: [Residents, ResidentStandings],
})
export class ResidentsModule {}
