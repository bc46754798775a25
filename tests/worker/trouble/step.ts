/** Something a person does in Zendesk. Tickets, customers and agents go by names, as every run gives them other ids. */
export type Step = {
  /** Counted over all days; everything of one slot happens before the Worker hears of any of it. */
  readonly slot: number;
  /** The ticket or customer it is done to. */
  readonly name: string;
  readonly act: Act;
};

export type Stage = "planned" | "confirmed" | "arrived" | "in_progress" | "done" | "signed" | "cancelled";

export type Act =
  | { readonly kind: "ask"; readonly customer: number; readonly tags: readonly string[] }
  | { readonly kind: "customer_writes" }
  | { readonly kind: "answer"; readonly agent: number; readonly status: "open" | "pending" | "solved" | null }
  | { readonly kind: "note"; readonly agent: number }
  | { readonly kind: "status"; readonly status: "open" | "pending" | "hold" | "solved" }
  | { readonly kind: "priority"; readonly priority: "low" | "normal" | "high" | "urgent" }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "assign"; readonly agent: number }
  | { readonly kind: "hand_to_customer"; readonly customer: number }
  | { readonly kind: "merge_into"; readonly target: string }
  | { readonly kind: "delete" }
  | { readonly kind: "restore" }
  | { readonly kind: "erase" }
  | {
      readonly kind: "plan_visit";
      readonly customer: number;
      readonly agent: number;
      readonly day: number;
      readonly time: string;
      readonly byApp: boolean;
    }
  | { readonly kind: "stage"; readonly stage: Stage; readonly agent: number }
  | { readonly kind: "move_visit"; readonly day: number; readonly time: string }
  | { readonly kind: "visit_date"; readonly day: number }
  | { readonly kind: "visit_result"; readonly result: "solved" | "unsolved" }
  | { readonly kind: "sign" }
  | { readonly kind: "attach"; readonly agent: number }
  | { readonly kind: "hand_over"; readonly to: number; readonly from: number; readonly until: number }
  | { readonly kind: "end_handover" }
  | { readonly kind: "exempt"; readonly isExempt: boolean }
  | { readonly kind: "spend"; readonly amount: number; readonly influence: number }
  | { readonly kind: "no_calls"; readonly isWanted: boolean }
  | { readonly kind: "merge_customer"; readonly into: number };
