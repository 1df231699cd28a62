// The shapes of the wire with their words spelled out: the API's description says "string" where the pages want to know
// which ones. agreement.ts lets the compiler compare each shape with the one generated from the server's description.
export type Permission = 'area_read' | 'area_manage' | 'person_read' | 'person_reveal' | 'person_write' | 'need_read'
  | 'need_register' | 'need_triage' | 'need_assign' | 'need_handle' | 'need_call_back' | 'need_refer' | 'need_case'
  | 'import_run' | 'user_read' | 'user_manage' | 'grant_manage' | 'audit_read' | 'setting_manage';
export type Role = 'community_worker' | 'social_worker' | 'secretary' | 'county_admin' | 'auditor' | 'system_admin';
export interface Problem { status: number; key: string; field?: string; params?: Record<string, string | number> }
export type Mark = number;
export interface List<T> { items: T[]; next?: Mark | null }
// `left`: an owner or handler who works here no longer.
export interface PersonRef { person_id: number; name: string; left?: boolean | null }

export interface Grant {
  role: Role; area_id: number; area_name: string; area_kind: string; area_path: string; county_id: number;
}
export interface Session {
  account_id: number; person_id: number; name: string; login: string; csrf: string; must_change_password: boolean;
  grants: Grant[]; permissions: Permission[]; community?: { id: number; name: string } | null;
}

export type AreaKind = 'country' | 'province' | 'city' | 'county' | 'subdistrict' | 'township' | 'quasi' | 'community'
  | 'village' | 'estate';
export interface AreaCard { id: number; parent_id?: number | null; kind: AreaKind; name: string; code?: string | null }
export interface StaffCard { person_id: number; account_id: number; name: string; roles: Role[] }

export type Sex = 'male' | 'female' | 'unknown';
export interface PersonCard {
  id: number; surname: string; name_masked: string; sex: Sex; age_band?: string; estate_id?: number;
  estate_name?: string; building: string; phone_masked: string;
}
export interface Birth { year: number; month?: number; day?: number }
export interface PersonDraft {
  community_id: number; name: string; preferred_name?: string; sex?: Sex; birth?: Birth; phone?: string;
  id_no?: string; estate_id?: number; address?: string; dialect?: string; reads?: boolean; has_phone?: boolean;
}
export interface PersonPage {
  card: PersonCard; revision: number; community_id: number; community_name: string; dialect?: string; reads?: boolean;
  has_phone?: boolean; has_address: boolean; has_id_no: boolean; made_up: boolean;
  roles: { role: string; from: string; until?: string }[];
  contacts: { id: number; kind: string; masked: string; preferred: boolean }[];
  may_reveal: boolean; may_edit: boolean;
}
export interface PersonEdit extends Omit<PersonDraft, 'community_id' | 'name' | 'id_no'> {
  revision: number; name?: string;
}
// id_no only of a person of the register, affected_* only of a voice that speaks for somebody.
export type RevealField = 'name' | 'phone' | 'address' | 'id_no' | 'affected_name' | 'affected_phone';
export type RevealPurpose = 'call_back' | 'visit' | 'service' | 'identity_check';

export type Stage = 'registered' | 'triaged' | 'assigned' | 'in_progress' | 'done' | 'closed' | 'referred' | 'answered'
  | 'replied' | 'suspended' | 'withdrawn' | 'merged' | 'in_case';
export type ColumnStage = 'registered' | 'triaged' | 'working' | 'done';
export type Urgency = 'urgent' | 'soon' | 'can_wait';
export type Difficulty = 'easy' | 'medium' | 'hard';
export type Channel = string;
export type CallBackWay = 'phone' | 'visit' | 'none';
export type Relation = 'parent' | 'child' | 'spouse' | 'neighbour' | 'other';
export type OrderKind = 'consult' | 'help' | 'complaint' | 'suggestion' | 'report' | 'praise' | 'other';
export type Satisfaction = 'very_satisfied' | 'satisfied' | 'neutral' | 'dissatisfied' | 'very_dissatisfied';
export interface Who { anonymous: boolean; surname?: string | null; sex?: Sex | null; age_band?: string | null }
export interface NeedCard {
  id: number; revision: number; need_no: string; stage: Stage; emergency: boolean; urgency?: Urgency | null;
  difficulty?: Difficulty | null; category?: string | null; summary: string; who: Who; estate_id?: number | null;
  estate_name?: string | null; building?: string | null; channel: Channel; received: string; due?: string | null;
  late: boolean; owner: PersonRef; handlers: PersonRef[]; reopened: number; call_back_owed: boolean;
  done_at?: string | null; closed_at?: string | null; lit: boolean; satisfaction?: Satisfaction | null;
  waits_until?: string | null; due_to_go_on: boolean; restricted: boolean;
}
export interface Board {
  as_of: string; columns: { stage: ColumnStage; count: number; items: NeedCard[] }[]; in_hand: number; late: number;
  set_aside: number;
  matrix: { urgency: Urgency; difficulty: Difficulty; count: number }[]; watch: NeedCard[];
  channels: { channel: Channel; count: number }[]; month: { heard: number; lit: number; average_hours?: number | null };
}
export interface Speaker { person_id?: number; name?: string; phone?: string }
export interface NeedDraft {
  community_id: number; channel: 'phone' | 'home_visit' | 'mayor_hotline'; emergency: boolean; words: string;
  requester: Speaker & { anonymous: boolean }; on_behalf?: Speaker & { relation: Relation };
  estate_id?: number; address?: string; happened: string; happened_precision?: 'minute' | 'day';
  call_back_way: CallBackWay;
  hotline?: { source?: string; order_no: string; order_kind?: OrderKind; due?: string };
  visit?: { met: 'requester' | 'family' | 'nobody_else' };
}
export interface NeedMade { id: number; need_no: string; public_code: string; triage_due: string }
export interface NeedVoice {
  id: number; need_id: number; channel: Channel; words: string; recorder: PersonRef; recorder_role: string;
  requester_id?: number;
  name_masked: string; anonymous: boolean; on_behalf?: { relation: string; name_masked: string; phone_masked: string };
  address_masked: string; happened: string; happened_precision: string; received: string; call_back_way: string;
  phone_masked: string; phone_of_affected: boolean;
  hotline?: { source: string; order_no: string; order_kind: string; due?: string }; met?: string;
}
export interface NeedTask {
  id: number; revision: number; what: string; handler: PersonRef; due: string; state: string; result?: string;
  done_on?: string; took_part: PersonRef[]; notes: { id: number; at: string; by: PersonRef; words: string }[];
  may_work?: string;
}
export interface CallBack {
  id: number; voice_id: number; at: string; by: PersonRef; reached: boolean; way: string; solved?: boolean;
  satisfaction?: string; words?: string;
}
// `facts` is a JSON text of words, ids and counts.
export interface TimelineLine {
  seq: number; at: string; action: string; by: PersonRef; role: string; on_behalf?: string; facts: string;
}
export interface Judgement {
  populations: string[]; public_interest: boolean; public_interest_reason: string; feasible: boolean;
  feasible_reason: string; urgency_reason: string; difficulty_reason: string; judged_by: PersonRef; at: string;
}
// Absent: this caller may; else the key of the reason why not.
export interface NeedMay {
  triage?: string; assign?: string; own?: string; call_back?: string; withdraw?: string; suspend?: string;
  resume?: string; reply?: string; refer?: string; answer?: string; merge?: string; split?: string;
  open_case?: string; close_case?: string;
}
export type ReadWay = 'phone' | 'visit' | 'notice';
export type ReferralTarget = 'hotline' | 'department' | 'petition_office' | 'medical' | 'legal_aid' | 'police';
export interface Pause {
  stage_before: Stage; reason: string; until: string; due: boolean; by: PersonRef; at: string;
}
export interface Withdrawal { reason?: string; by: PersonRef; at: string }
export interface Reply {
  words: string; read_way: ReadWay; read_at: string; appeal: string; by: PersonRef; at: string;
}
export interface Referral {
  target: ReferralTarget; state: 'out' | 'answered' | 'bounced'; body?: string; outside_no?: string; words?: string;
  by: PersonRef; at: string; ended_by?: PersonRef; ended_at?: string;
}
// `told_*` once somebody has told them; absent: not yet.
export interface ToTell {
  voice_id: number; name_masked: string; way: string; phone_masked: string; told_way?: string; told_at?: string;
  told_by?: PersonRef;
}
export interface Merged {
  need_id: number; need_no: string; by: PersonRef; at: string; undo_until: string; to_tell: ToTell[];
}
export interface HandOverDraft { area_id: number; from_id: number; to_id: number; reason: string; need_ids?: number[] }
export interface HandOverReport {
  handed: { need_id: number; need_no: string; owner: boolean; tasks: number }[];
  kept: { need_id: number; need_no: string; why: string }[];
}
export interface ReplyDraft {
  revision: number; words: string; read_way: ReadWay; read_at: string; appeal: string;
}
export interface ReferralDraft { revision: number; target: ReferralTarget; body?: string; outside_no?: string }
export interface ReferralEnd { revision: number; words?: string; outside_no?: string }
export interface NeedPage {
  need: NeedCard; community_id: number; community_name: string; triage_due: string; due_by_weekends: boolean;
  closing_due?: string;
  score: { value: number; parts: { key: string; points: number }[] }; triage?: Judgement; voices: NeedVoice[];
  tasks: NeedTask[]; call_backs: CallBack[]; pause?: Pause; withdrawal?: Withdrawal; replies: Reply[];
  referrals: Referral[]; merged_into?: Merged; joined: { need_id: number; need_no: string; to_tell: number }[];
  timeline: TimelineLine[]; may: NeedMay;
}
export interface TriageDraft {
  revision: number; urgency: Urgency; urgency_reason: string; difficulty: Difficulty; difficulty_reason: string;
  category: string; populations: string[]; public_interest: boolean; public_interest_reason: string;
  feasible: boolean; feasible_reason: string;
}
export interface CallBackItem {
  need: NeedCard; voice_id: number; way: string; name_masked: string; phone_masked: string;
  phone_of_affected: boolean; person_id?: number; tries: CallBack[]; may?: string;
}
export interface CallBackDraft {
  revision: number; voice_id: number; reached: boolean; way: 'phone' | 'visit'; solved?: boolean;
  satisfaction?: Satisfaction; words?: string;
}
export interface Slip {
  need_no: string; public_code: string; community_name: string; received: string; channel: string; summary: string;
  place_phone: string; duty_from: string; duty_until: string;
}
// What a county calls a category of its own, and under which one a merged one reads now.
export interface WordName { word: string; label: string; merged_into?: string | null }
export interface Words { categories: string[]; populations: string[]; channels: string[]; names: WordName[] }
export interface WordCard {
  word: string; label: string; own: boolean; from: string; until?: string | null; merged_into?: string | null;
  counts: boolean;
}
export interface WordPage { county_id: number; county_name: string; items: WordCard[]; may_change: boolean }
export type SettingForm = 'number' | 'time' | 'phone' | 'word';
export interface SettingCard {
  name: string; form: SettingForm; words: string[]; least?: number | null; most?: number | null; value: string;
  otherwise: string; from?: { area_id: number; area_name: string; by?: string | null; at: string } | null; own: boolean;
  locked: boolean; locked_by?: string | null; revision: number;
}
export interface SettingPage { area_id: number; area_name: string; items: SettingCard[]; may_change: boolean }
export interface TemplateCard {
  id: number; version: number; area_id: number; area_name: string; title: string; words: string; by?: string | null;
  at: string; may_change: boolean;
}
export interface TemplateList { items: TemplateCard[]; may_add: boolean }
export interface EstateCard { id: number; community_id: number; name: string; doors: number }
export interface DoorCard { id: number; building: string; unit: string; room: string }
export interface RangeDraft {
  building_from: number; building_to: number; unit_from?: number; unit_to?: number; floor_from: number;
  floor_to: number; rooms: number;
}
export interface DoorReportRow {
  row: number; estate: string; building: string; unit: string; room: string;
  state: 'fresh' | 'known' | 'again' | 'refused'; key?: string | null;
}
export interface DoorReport {
  fresh: number; known: number; again: number; refused: number; new_estates: string[]; items: DoorReportRow[];
}

export type Level = 'ok' | 'note' | 'ask' | 'error';
export interface ImportCard {
  id: number; area_id: number; state: 'columns' | 'preview' | 'running' | 'done'; source: string;
  file: { name: string; format: 'xlsx' | 'csv'; encoding?: string; delimiter?: string; sheet?: string;
    header_row: number; rows: number; ignored_rows: number };
  counts: Record<'ready' | 'note' | 'ask' | 'error' | 'taken' | 'known' | 'held' | 'refused' | 'not_ours', number>;
  uploaded: string; started?: string; finished?: string; by: { person_id: number };
}
export interface ImportPage extends ImportCard {
  columns: { index: number; letter: string; header: string; field?: string; remembered: boolean; sample: string[] }[];
  questions: { value: string; rows: number; answered: boolean; answer?: number }[];
}
export interface ImportRow {
  row: number; order_no: string; level: Level; flags: { column?: string; code: string; level: string }[];
  received?: string; summary: string; caller_masked: string; phone_masked: string; place: string;
  order_kind?: OrderKind; due?: string; decision?: 'take' | 'leave'; result?: 'taken' | 'known' | 'held' | 'refused' | 'not_ours';
  need_id?: number; need_no?: string;
}

export interface UserGrant {
  id: number; role: Role; area_id: number; area_name: string; from: string; until?: string | null;
  ended: boolean;
}
export interface UserCard {
  id: number; login: string; name: string; state: 'active' | 'locked' | 'closed'; last_sign_in?: string | null;
  grants: UserGrant[];
}
export interface UserDraft {
  login: string; name: string; area_id: number; role: Role; until?: string; person_id?: number;
}
// `facts` is a JSON text of words, ids and counts.
export interface AuditLine {
  seq: number; at: string; action: string; role: string; device: string; account_id: number;
  by?: string | null; object: string; object_id: number; facts: string; hash: string;
}
export interface AuditCheck { ok: boolean; lines: number; broken_at?: number | null }
export interface LiveEvent { action: string; county: number; chain: number; object: string; id: number }
