import { Module } from '@nestjs/common';
import { InstitutionsController } from './institutions.controller.js';
import { InstitutionsRepository } from './institutions.repository.js';
import { InstitutionsService } from './institutions.service.js';
import { NamesRepository } from './names.repository.js';
import { DirectoryNames } from './names.service.js';
import { PractitionersRepository } from './practitioners.repository.js';
import { PractitionersService } from './practitioners.service.js';
import { TeamCards } from './team-cards.js';
import { TeamSearchRepository } from './team-search.repository.js';
import { TeamSearchService } from './team-search.service.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  controllers: [InstitutionsController, TeamsController],
  providers: [
    InstitutionsRepository, InstitutionsService, NamesRepository, DirectoryNames, PractitionersRepository, PractitionersService,
    TeamCards, TeamSearchRepository, TeamSearchService, TeamsRepository, TeamsService,
  ],
  exports: [DirectoryNames],
})
export class DirectoryModule {}
