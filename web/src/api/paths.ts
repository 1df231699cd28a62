// The routes that the pages use, with the spelled-out shapes of wire.ts; agreement.ts compares them with the server's.
import type * as w from './wire';

interface Json<T> { content: { 'application/json': T } }
type Route<Path, Query, Body, Out> = {
  parameters: Given<'path', Path> & Given<'query', Query> & { header?: Record<string, string>; cookie?: never };
  responses: { 200: Json<Out>; default: { content: { 'application/problem+json': w.Problem } } };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> });
type Free = never;
type Given<Name extends string, T> = [T] extends [never] ? { [N in Name]?: never } : { [N in Name]: T };
interface Get<Path, Query, Out> { get: Route<Path, Query, never, Out> }
interface Post<Path, Body, Out> { post: Route<Path, Free, Body, Out> }
interface Id { id: number }
interface In { area_id: number; after?: w.Mark; limit?: number }
type None = Record<string, never>;

export interface NeedQuery extends In {
  stage?: string; urgency?: string; difficulty?: string; channel?: string; category?: string; estate_id?: number;
  owner_id?: number; requester_id?: number; late?: boolean;
}

export interface paths {
  '/session': Get<Free, Free, w.Session> & Post<Free, { login: string; password: string }, w.Session>
    & { delete: Route<Free, Free, never, { signed_out: boolean }> };
  '/session/password': Post<Free, { old_password: string; new_password: string }, undefined>;
  '/areas': Get<Free, { within: number; kind?: w.AreaKind; after?: w.Mark }, w.List<w.AreaCard>>;
  '/areas/{id}': Get<Id, Free, w.AreaCard & { path: string; parents: { id: number; name: string; kind: w.AreaKind }[] }>;
  '/areas/{id}/staff': Get<Id, Free, w.List<w.StaffCard>>;
  '/people': Post<Free, w.PersonDraft, Id>;
  '/people/search': Post<Free, { community_id: number; phone?: string; name?: string }, { items: w.PersonCard[] }>;
  '/people/{id}': Get<Id, Free, w.PersonPage>;
  '/people/{id}/edit': Post<Id, w.PersonEdit, w.PersonPage>;
  '/people/{id}/reveal': Post<Id, { field: w.RevealField; purpose: w.RevealPurpose }, { value: string }>;
  '/needs/{id}/voices/{voice}/reveal': Post<Id & { voice: number },
    { field: w.RevealField; purpose: w.RevealPurpose }, { value: string }>;
  '/needs': Get<Free, NeedQuery, w.List<w.NeedCard>> & Post<Free, w.NeedDraft, w.NeedMade>;
  '/needs/board': Get<Free, { area_id: number }, w.Board>;
  '/needs/search': Post<Free, { area_id: number; text: string }, w.List<w.NeedCard>>;
  '/needs/{id}': Get<Id, Free, w.NeedPage>;
  '/needs/{id}/triage': Post<Id, w.TriageDraft, w.NeedPage>;
  '/needs/{id}/withdraw': Post<Id, { revision: number; reason?: string }, w.NeedPage>;
  '/needs/{id}/suspend': Post<Id, { revision: number; reason: string; until: string }, w.NeedPage>;
  '/needs/{id}/resume': Post<Id, { revision: number }, w.NeedPage>;
  '/needs/{id}/reply': Post<Id, w.ReplyDraft, w.NeedPage>;
  '/needs/{id}/refer': Post<Id, w.ReferralDraft, w.NeedPage>;
  '/needs/{id}/referral/answer': Post<Id, w.ReferralEnd, w.NeedPage>;
  '/needs/{id}/referral/bounce': Post<Id, w.ReferralEnd, w.NeedPage>;
  '/needs/{id}/merge': Post<Id, { revision: number; parent_id: number }, w.NeedPage>;
  '/needs/{id}/split': Post<Id, { revision: number }, w.NeedPage>;
  '/needs/{id}/told': Post<Id, { voice_id: number; way: string; told_at: string }, w.NeedPage>;
  '/needs/{id}/case': Post<Id, { revision: number }, w.NeedPage>;
  '/needs/{id}/case/close': Post<Id, { revision: number }, w.NeedPage>;
  '/hand-overs': Post<Free, w.HandOverDraft, w.HandOverReport>;
  '/needs/{id}/tasks': Post<Id, { revision: number; tasks: { what: string; handler_id: number; due: string }[] }, w.NeedPage>;
  '/needs/{id}/tasks/{task}/start': Post<Id & { task: number }, { revision: number }, w.NeedPage>;
  '/needs/{id}/tasks/{task}/notes': Post<Id & { task: number }, { words: string }, w.NeedPage>;
  '/needs/{id}/tasks/{task}/done': Post<Id & { task: number },
    { revision: number; result: string; done_on: string; took_part: number[] }, w.NeedPage>;
  '/needs/{id}/owner': Post<Id, { revision: number; owner_id: number; reason: string }, w.NeedPage>;
  '/needs/{id}/call-backs': Post<Id, w.CallBackDraft, w.NeedPage>;
  '/needs/{id}/slip': Post<Id, None, w.Slip>;
  '/call-backs': Get<Free, { area_id: number }, { items: w.CallBackItem[] }>;
  '/words': Get<Free, { area_id: number }, w.Words>;
  '/areas/{id}/words': Get<Id, Free, w.WordPage> & Post<Id, { label: string }, w.WordPage>;
  '/areas/{id}/words/{word}/retire': Post<Id & { word: string }, { from: string }, w.WordPage>;
  '/areas/{id}/words/{word}/merge': Post<Id & { word: string }, { into: string }, w.WordPage>;
  '/areas/{id}/settings': Get<Id, Free, w.SettingPage>;
  '/areas/{id}/settings/{name}': Post<Id & { name: string }, { revision: number; value: string; locked: boolean },
    w.SettingPage>;
  '/areas/{id}/settings/{name}/inherit': Post<Id & { name: string }, { revision: number }, w.SettingPage>;
  '/areas/{id}/reply-templates': Get<Id, Free, w.TemplateList> & Post<Id, { title: string; words: string }, w.TemplateList>;
  '/areas/{id}/reply-templates/{template}/edit': Post<Id & { template: number },
    { version: number; title: string; words: string }, w.TemplateList>;
  '/areas/{id}/reply-templates/{template}/retire': Post<Id & { template: number }, { version: number }, w.TemplateList>;
  '/areas/{id}/estates': { get: Route<Id, { after?: w.Mark }, never, w.List<w.EstateCard>> } & Post<Id, { name: string }, Id>;
  '/areas/{id}/rename': Post<Id, { name_before: string; name: string }, w.EstateCard>;
  '/areas/{id}/doors': { get: Route<Id, { after?: w.Mark }, never, w.List<w.DoorCard>> }
    & Post<Id, { doors: { building: string; unit?: string; room?: string }[] }, { added: number }>;
  '/areas/{id}/door-ranges': Post<Id, w.RangeDraft, { added: number }>;
  '/areas/{id}/door-sheets/preview': Post<Id, Blob, w.DoorReport>;
  '/areas/{id}/door-sheets': Post<Id, Blob, w.DoorReport>;
  '/backup': Get<Free, Free, { at?: string | null }>;
  '/imports': Get<Free, In, w.List<w.ImportCard>>
    & { put: Route<Free, { area_id: number; source: string }, Blob, w.ImportPage> };
  '/imports/{id}': Get<Id, Free, w.ImportPage>;
  '/imports/{id}/rows': Get<Id, { level?: w.Level; after?: number }, w.List<w.ImportRow>>;
  '/imports/{id}/columns': Post<Id, { columns: { index: number; field?: string }[] }, w.ImportPage>;
  '/imports/{id}/answers': Post<Id, { value: string; area_id?: number }, w.ImportPage>;
  '/imports/{id}/rows/{row}/decision': Post<Id & { row: number }, { take: boolean; corrections?: Record<string, string> },
    w.ImportRow>;
  '/imports/{id}/run': Post<Id, None, w.ImportPage>;
  '/users': Get<Free, In, w.List<w.UserCard>>
    & Post<Free, w.UserDraft, { id: number; first_password: string }>;
  '/users/{id}/grants': Post<Id, { role: w.Role; area_id: number; from: string; until?: string }, Id>;
  '/users/{id}/grants/{grant}/end': Post<Id & { grant: number }, None, undefined>;
  '/users/{id}/close': Post<Id, None, undefined>;
  '/users/{id}/unlock': Post<Id, None, undefined>;
  '/grantable': Get<Free, { area_id: number }, { roles: w.Role[] }>;
  '/audit': Get<Free, { area_id: number; before?: w.Mark; object?: string; object_id?: number }, w.List<w.AuditLine>>;
  '/audit/check': Get<Free, { area_id: number }, w.AuditCheck>;
}
