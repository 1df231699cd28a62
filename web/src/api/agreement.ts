// Compiles only while wire.ts and paths.ts say what the server says of itself (schema.d.ts, made from openapi.json):
// the same fields of the same types, and no route that is not there. Words may be spelled out, null and absent are one.
import type { paths as Ours } from './paths';
import type { components, paths as Theirs } from './schema';
import type * as w from './wire';

type Schemas = components['schemas'];
type Plain<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean
  : T extends readonly (infer One)[] ? Plain<One>[]
  : { [Name in keyof T]-?: Plain<NonNullable<T[Name]>> };
type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : never) : never;

interface Shapes {
  AreaCard: w.AreaCard; AuditLine: w.AuditLine; Board: w.Board; CallBackDraft: w.CallBackDraft;
  CallBackPage: w.CallBack;
  ChainCheck: w.AuditCheck;
  ImportPage: w.ImportPage; RowPage: w.ImportRow; NeedCard: w.NeedCard;
  NeedForm: w.NeedDraft; NeedPage: w.NeedPage; NewPerson: w.PersonDraft;
  PersonCardWire: w.PersonCard; PersonEdit: w.PersonEdit; PersonPage: w.PersonPage; Registered: w.NeedMade;
  SessionPage: w.Session; Slip: w.Slip; StaffMember: w.StaffCard; TaskPage: w.NeedTask; ReplyDraft: w.ReplyDraft;
  ReferralDraft: w.ReferralDraft; HandOverDraft: w.HandOverDraft;
  HandOverReport: w.HandOverReport; ReferralEnd: w.ReferralEnd; TriageDraft: w.TriageDraft;
  UserCard: w.UserCard; UserDraft: w.UserDraft; UserGrant: w.UserGrant; WaitingCall: w.CallBackItem; WordLists: w.Words;
  WordPage: w.WordPage; SettingPage: w.SettingPage; TemplateList: w.TemplateList; EstateCard: w.EstateCard;
  DoorCard: w.DoorCard; RangeDraft: w.RangeDraft; DoorReport: w.DoorReport;
}
// An entry that is not `true` here names the shape that drifted.
export const shapesAgree: { [Name in keyof Shapes]: Same<Shapes[Name], Schemas[Name]> } = {
  AreaCard: true, AuditLine: true, Board: true, CallBackDraft: true, CallBackPage: true, ChainCheck: true,
  ImportPage: true, RowPage: true, NeedCard: true,
  NeedForm: true, NeedPage: true, NewPerson: true, PersonCardWire: true, PersonEdit: true, PersonPage: true,
  Registered: true, SessionPage: true, Slip: true, StaffMember: true, TaskPage: true,
  ReplyDraft: true, ReferralDraft: true, HandOverDraft: true, HandOverReport: true, ReferralEnd: true,
  TriageDraft: true, UserCard: true,
  UserDraft: true, UserGrant: true, WaitingCall: true, WordLists: true,
  WordPage: true, SettingPage: true, TemplateList: true, EstateCard: true, DoorCard: true, RangeDraft: true,
  DoorReport: true,
};
type Invented = Exclude<keyof Ours, keyof Theirs>;
export const noRouteOfOurOwn: [Invented] extends [never] ? true : Invented = true;
