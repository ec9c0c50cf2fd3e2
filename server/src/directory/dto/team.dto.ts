import { ApiProperty } from '@nestjs/swagger';
import { practitionerKinds, teamRoles, type PractitionerKind, type TeamRole } from '@jiayi/domain';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';
import { IfGiven } from './if-given.js';

const practitionerKindCodes = Object.keys(practitionerKinds);
const teamRoleCodes = Object.keys(teamRoles);

/** 'true' and 'false' of a query string; anything else stays as it is and is refused. */
export const QueryFlag = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

export class TeamQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'Teams of this institution and of those below it' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  institutionId?: number;

  @ApiProperty({ required: false, description: 'A part of the name of the team, of a member or of the institution', maxLength: 50 })
  @IsOptional() @IsString() @Length(1, 50)
  q?: string;

  @ApiProperty({ required: false, description: 'Degrees; together with longitude: nearest first' })
  @IsOptional() @Type(() => Number) @IsNumber() @Min(-90) @Max(90)
  latitude?: number;

  @ApiProperty({ required: false, description: 'Degrees; together with latitude: nearest first' })
  @IsOptional() @Type(() => Number) @IsNumber() @Min(-180) @Max(180)
  longitude?: number;

  @ApiProperty({ required: false, type: Boolean, description: 'Only teams whose data has to be confirmed again [J8], longest unconfirmed first' })
  @IsOptional() @QueryFlag() @IsBoolean()
  staleOnly?: boolean;
}

export class TeamInstitutionResponse {
  @ApiProperty() id: number;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Empty when unknown' }) address: string;
  @ApiProperty({ description: 'Empty when unknown' }) phone: string;
}

export class TeamLeaderResponse {
  @ApiProperty() name: string;
  @ApiProperty() kindName: string;
  @ApiProperty({ description: 'Empty when unknown' }) title: string;
}

export class TeamCardResponse {
  @ApiProperty() id: number;
  @ApiProperty() name: string;
  @ApiProperty({ type: TeamInstitutionResponse }) institution: TeamInstitutionResponse;
  @ApiProperty({ type: TeamLeaderResponse, nullable: true }) leader: TeamLeaderResponse | null;
  @ApiProperty() memberCount: number;
  @ApiProperty() capacity: number;
  @ApiProperty() placesLeft: number;
  @ApiProperty() accepting: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) confirmedAt: string | null;
  @ApiProperty({ description: 'Not confirmed within the days that the policy allows [J8]' }) stale: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Only where a position was given and the institution has one' }) distanceMetres: number | null;
}

export class TeamPage {
  @ApiProperty({ type: [TeamCardResponse] }) items: TeamCardResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class RecommendedTeamsResponse {
  @ApiProperty({ type: String, nullable: true, description: 'Name of the grid that the address belongs to' }) gridName: string | null;
  @ApiProperty({ enum: ['GRID', 'INSTITUTION', 'NONE'], description: 'Why these: by the address [L7], by the institution on file, or nothing to go by' })
  basis: 'GRID' | 'INSTITUTION' | 'NONE';
  @ApiProperty({ type: [TeamCardResponse], description: 'With GRID the first one is the team of the grid' }) items: TeamCardResponse[];
}

export class TeamMemberResponse {
  @ApiProperty() id: number;
  @ApiProperty() practitionerId: number;
  @ApiProperty() name: string;
  @ApiProperty({ enum: practitionerKindCodes }) kind: PractitionerKind;
  @ApiProperty() kindName: string;
  @ApiProperty({ enum: teamRoleCodes }) teamRole: TeamRole;
  @ApiProperty() teamRoleName: string;
  @ApiProperty({ description: 'Empty when unknown' }) title: string;
  @ApiProperty({ description: 'Empty when unknown' }) specialty: string;
  @ApiProperty() employerName: string;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null where no licence is needed or its end is not known' }) licenceValid: boolean | null;
}

export class TeamServiceResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
  @ApiProperty({ description: 'Carries the mark 基本公共卫生服务 [J5]' }) publicHealth: boolean;
}

export class GridResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

export class TeamResponse extends TeamCardResponse {
  @ApiProperty({ description: 'Empty when there is none' }) introduction: string;
  @ApiProperty({ type: [TeamMemberResponse] }) members: TeamMemberResponse[];
  @ApiProperty({ type: [TeamServiceResponse], description: 'Items of the basic package' }) services: TeamServiceResponse[];
  @ApiProperty({ type: [GridResponse] }) grids: GridResponse[];
  @ApiProperty({ description: 'The caller may edit and confirm this team' }) editable: boolean;
}

export class UpdateTeamRequest {
  @ApiProperty({ required: false, maxLength: 100 })
  @IfGiven() @IsString() @Length(2, 100) @Matches(/^\S(.*\S)?$/u)
  name?: string;

  @ApiProperty({ required: false, maxLength: 1000 })
  @IfGiven() @IsString() @Length(0, 1000)
  introduction?: string;

  @ApiProperty({ required: false, minimum: 0, maximum: 100_000, description: 'Never below the places already taken' })
  @IfGiven() @IsInt() @Min(0) @Max(100_000)
  capacity?: number;

  @ApiProperty({ required: false, description: 'Takes in new residents; needs a leader' })
  @IfGiven() @IsBoolean()
  accepting?: boolean;
}

export class AddTeamMemberRequest {
  @ApiProperty()
  @IsInt() @Min(1)
  practitionerId: number;

  @ApiProperty({ enum: teamRoleCodes })
  @IsIn(teamRoleCodes)
  teamRole: TeamRole;
}
