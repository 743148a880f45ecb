import type { NumberColumn } from "../model/samples/number-column.ts";
import type { ArrangedRows, RowsAsked } from "../model/samples/arrange-rows.ts";
import type { Direction } from "@evalsite/statistics";
import type { PairedBenchmark, Part } from "../model/comparison/paired-scores.ts";
import type { ChangeLine } from "../model/breakdown/change-table.ts";
import type { Group } from "../model/breakdown/grouping.ts";
import type { OutcomeLine } from "../model/breakdown/outcome-table.ts";
import type { TriedSlices } from "../model/breakdown/slices.ts";
import type { RowTest } from "../model/samples/filter-rows.ts";
import type { PairAgreement } from "../model/samples/agreement.ts";
import type { PairCounts } from "../model/samples/item-flips.ts";
import type { ItemOrder, ItemSelection, TextCounts } from "../model/samples/item-selection.ts";
import type { Learning } from "../model/samples/learning.ts";
import type { SearchScope } from "../model/samples/search-text.ts";
import type { Turn } from "../model/samples/diff-query.ts";
import type { TextField } from "../model/samples/text-field.ts";
import type { SampleProblem } from "./sample-problem.ts";
import type { StorePlace } from "./store-place.ts";

/** What the page asks of its workers; each reply tells what could not be read. */
export interface WorkerCalls {
  readonly list: { readonly request: ListRequest; readonly reply: ListReply };
  /** After it, `list` sorts by the field. */
  readonly texts: { readonly request: TextsRequest; readonly reply: TextsReply };
  readonly search: { readonly request: SearchRequest; readonly reply: SearchReply };
  readonly compare: { readonly request: CompareRequest; readonly reply: CompareReply };
  /** Lines of a comparison that was made before; ascending, unless another order is asked for. */
  readonly select: { readonly request: SelectRequest; readonly reply: Uint32Array };
  /** Runs against the first, in numbers: difference, interval, p. */
  readonly pairs: { readonly request: PairsRequest; readonly reply: PairsReply };
  /** How often answers read otherwise than the baseline's, in a comparison that was made before. */
  readonly differ: { readonly request: DifferRequest; readonly reply: DifferReply };
  /** What became of the answers of one run, by a column. */
  readonly groups: { readonly request: GroupsRequest; readonly reply: GroupsReply };
  /** Where one run is below its own mean. */
  readonly weak: { readonly request: WeakRequest; readonly reply: SlicesReply };
  /** How outcomes changed between the baseline and a run of a comparison that was made before, by a column. */
  readonly changes: { readonly request: ChangesRequest; readonly reply: ChangesReply };
  /** Where a run of a comparison that was made before changed against the baseline. */
  readonly changed: { readonly request: ChangedRequest; readonly reply: SlicesReply };
  /** When items were learned, and when forgotten, in a comparison that was made before. */
  readonly learn: { readonly request: LearnRequest; readonly reply: Learning | null };
  /** Every pair of runs of a comparison that was made before. */
  readonly agree: { readonly request: AgreeRequest; readonly reply: readonly PairAgreement[] };
}

export interface ListRequest extends RowsAsked {
  readonly place: StorePlace;
}

export interface ListReply extends ArrangedRows {
  /** With one line an item: the item of each row. */
  readonly item: NumberColumn | null;
  readonly problems: readonly SampleProblem[];
}

export interface TextsRequest {
  readonly place: StorePlace;
  readonly field: TextField;
  /** Preview chunks to read, null where no checksum is known; none asks only whether that is needed. */
  readonly chunks: readonly { readonly chunk: number; readonly crc: number | null }[];
  /** Puts in order what was read by then. */
  readonly isLast: boolean;
}

export interface TextsReply {
  /** Whether the texts of all rows are in order: nothing is left to read. */
  readonly isRanked: boolean;
  /** Bytes fetched. */
  readonly bytes: number;
  readonly problems: readonly SampleProblem[];
}

export interface ChunkPlace {
  readonly file: string;
  /** Its first row. */
  readonly first: number;
  readonly rows: number;
  readonly crc: number;
}

export interface SearchRequest {
  readonly needle: string;
  readonly scope: SearchScope;
  readonly version: string | null;
  readonly chunks: readonly ChunkPlace[];
}

export interface SearchReply {
  /** Rows that contain the needle, ascending within each chunk. */
  readonly found: Uint32Array;
  /** Bytes fetched. */
  readonly bytes: number;
  /** First rows of chunks that could not be searched. */
  readonly failed: readonly number[];
  readonly problems: readonly SampleProblem[];
}

export interface CompareRequest {
  /** The baseline first. */
  readonly places: readonly StorePlace[];
  readonly lowerIsBetter: boolean;
  /** Only items of these subsets; none: all. */
  readonly subsets: readonly string[];
}

export interface CompareReply {
  /** Names the comparison in `SelectRequest`; a later comparison takes its place. */
  readonly comparison: number;
  readonly lines: number;
  readonly graded: boolean;
  /** Whether all runs have the same list of items. */
  readonly isSameList: boolean;
  readonly runs: readonly RunReply[];
  readonly problems: readonly SampleProblem[];
}

export interface RunReply {
  /** Position in `CompareRequest.places`; a run that cannot be read is left out. */
  readonly place: number;
  /** By row. */
  readonly outcome: NumberColumn;
  readonly score: NumberColumn | null;
  /** See `ItemRows.starts` and `Alignment.itemOf`. */
  readonly starts: Uint32Array | null;
  readonly itemOf: Int32Array | null;
  /** Against the baseline. */
  readonly counts: PairCounts;
  readonly unstable: number;
}

export interface PairsRequest {
  /** The baseline first. */
  readonly places: readonly StorePlace[];
  /** Of each place: the column of its scores, "score" or "metric:<key>". */
  readonly columns: readonly string[];
  readonly direction: Direction;
  /** To be told apart beside the whole; none reads no subsets. */
  readonly parts: readonly Part[];
}

export interface PairsReply {
  /** One a place; null for the baseline, and where one of the two cannot be read. */
  readonly runs: readonly (PairedBenchmark | null)[];
  readonly problems: readonly SampleProblem[];
}

export interface SelectRequest {
  readonly comparison: number;
  readonly selection: ItemSelection;
  /** Position among the runs of the reply; null: any of them against the baseline. */
  readonly run: number | null;
  readonly order: ItemOrder;
  /** Only items of which the first sample in the baseline passes. */
  readonly where: readonly RowTest[];
  /** Only items that are more, or less, often of a class than in the baseline; with `run`. */
  readonly turn: Turn | null;
  /** Positions of the runs that are checkpoints of one training, by step; none: no list or order needs them. */
  readonly track: readonly number[];
}

export interface LearnRequest {
  readonly comparison: number;
  readonly track: readonly number[];
}

export interface DifferRequest {
  readonly comparison: number;
}

export interface DifferReply {
  /** One a run of the comparison; null for the baseline, and where one of the two stores does not tell. */
  readonly runs: readonly (TextCounts | null)[];
  readonly problems: readonly SampleProblem[];
}

export interface AgreeRequest {
  readonly comparison: number;
}

export interface GroupsRequest {
  readonly place: StorePlace;
  readonly column: string;
  /** Only rows that pass. */
  readonly tests: readonly RowTest[];
}

export interface GroupsReply {
  readonly groups: readonly Group[];
  /** All rows first, then the groups. */
  readonly lines: readonly OutcomeLine[];
  readonly problems: readonly SampleProblem[];
}

export interface WeakRequest {
  readonly place: StorePlace;
  /** Of the scores: "score" or "metric:<key>". */
  readonly column: string;
  readonly direction: Direction;
}

export interface SlicesReply {
  readonly tried: TriedSlices;
  /** Columns that were looked at. */
  readonly fields: readonly string[];
  /** Mean score of all items, in a comparison of both runs. */
  readonly mean: number;
  readonly problems: readonly SampleProblem[];
}

export interface ChangesRequest {
  readonly comparison: number;
  /** Position among the runs of the reply. */
  readonly run: number;
  /** Of the baseline's store; null: all items are one group. */
  readonly column: string | null;
}

export interface ChangesReply {
  readonly groups: readonly Group[];
  readonly lines: readonly ChangeLine[];
  readonly problems: readonly SampleProblem[];
}

export interface ChangedRequest {
  readonly comparison: number;
  readonly run: number;
  readonly direction: Direction;
}

export type CallName = keyof WorkerCalls;
export type Request<K extends CallName> = WorkerCalls[K]["request"];
export type Reply<K extends CallName> = WorkerCalls[K]["reply"];

/** What is sent to a worker. */
export type CallMessage = {
  readonly [K in CallName]: {
    readonly id: number;
    readonly name: K;
    readonly request: Request<K>;
  };
}[CallName];

/** What it sends back. */
export type ReplyMessage =
  | { readonly id: number; readonly kind: "ok"; readonly reply: Reply<CallName> }
  | { readonly id: number; readonly kind: "failed"; readonly detail: string };
