/** A group of agents. */
export type Group = {
  id: number;
  name: string;
  description: string;
  default: boolean;
  is_public: boolean;
  deleted: boolean;
  created_at: string;
  updated_at: string;
};

/** One agent's place in one group. */
export type GroupMembership = {
  id: number;
  user_id: number;
  group_id: number;
  default: boolean;
  created_at: string;
  updated_at: string;
};
