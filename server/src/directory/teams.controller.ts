import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, type Actor, type ResidentActor, type StaffActor } from '../platform/http/index.js';
import { practitionerReaders, teamEditors } from './directory.access.js';
import { PractitionerPage, PractitionerQuery } from './dto/practitioner.dto.js';
import { AddTeamMemberRequest, RecommendedTeamsResponse, TeamPage, TeamQuery, TeamResponse, UpdateTeamRequest } from './dto/team.dto.js';
import { PractitionersService } from './practitioners.service.js';
import { TeamSearchService } from './team-search.service.js';
import { TeamsService } from './teams.service.js';

@ApiTags('directory')
@Controller()
export class TeamsController {
  constructor(
    private readonly search: TeamSearchService,
    private readonly teams: TeamsService,
    private readonly practitioners: PractitionersService,
  ) {}

  @Get('teams/recommended')
  @Access('resident')
  @ApiOkResponse({ type: RecommendedTeamsResponse })
  recommendTeams(@CurrentActor() actor: ResidentActor): Promise<RecommendedTeamsResponse> {
    return this.search.recommend(actor);
  }

  @Get('teams')
  @Access('signed-in')
  @ApiOkResponse({ type: TeamPage })
  listTeams(@Query() query: TeamQuery): Promise<TeamPage> {
    return this.search.list(query);
  }

  @Get('teams/:id')
  @Access('signed-in')
  @ApiOkResponse({ type: TeamResponse })
  getTeam(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<TeamResponse> {
    return this.teams.get(actor, id);
  }

  @Patch('teams/:id')
  @Access({ roles: teamEditors })
  @ApiOkResponse({ type: TeamResponse })
  updateTeam(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: UpdateTeamRequest): Promise<TeamResponse> {
    return this.teams.update(actor, id, body);
  }

  /** The caller says that everything shown of this team is right today [J8]. */
  @Post('teams/:id/confirmations')
  @HttpCode(200)
  @Access({ roles: teamEditors })
  @ApiOkResponse({ type: TeamResponse })
  confirmTeam(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<TeamResponse> {
    return this.teams.confirm(actor, id);
  }

  @Post('teams/:id/members')
  @Access({ roles: teamEditors })
  @ApiCreatedResponse({ type: TeamResponse })
  addTeamMember(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: AddTeamMemberRequest): Promise<TeamResponse> {
    return this.teams.addMember(actor, id, body);
  }

  @Delete('teams/:id/members/:memberId')
  @Access({ roles: teamEditors })
  @ApiOkResponse({ type: TeamResponse })
  removeTeamMember(
    @CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Param('memberId', ParseIntPipe) memberId: number,
  ): Promise<TeamResponse> {
    return this.teams.removeMember(actor, id, memberId);
  }

  @Get('practitioners')
  @Access({ roles: practitionerReaders })
  @ApiOkResponse({ type: PractitionerPage })
  listPractitioners(@CurrentActor() actor: StaffActor, @Query() query: PractitionerQuery): Promise<PractitionerPage> {
    return this.practitioners.list(actor, query);
  }
}
