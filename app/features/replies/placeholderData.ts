/** A person as placeholders may name one; null is not known. */
export type PlaceholderPerson = {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone?: string | null;
};

/** What is known here to fill a reply's placeholders with. */
export type PlaceholderSource = {
  readonly ticketId: number | null;
  readonly subject: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly organizationName: string | null;
  readonly requester: PlaceholderPerson | null;
  readonly assignee: PlaceholderPerson | null;
  readonly currentUser: PlaceholderPerson;
};

/** Values by Zendesk's placeholder names (`ticket.requester.first_name`). What is not known is absent. */
export type PlaceholderData = { readonly [name: string]: string | PlaceholderData };

const known = (entries: {
  readonly [name: string]: string | PlaceholderData | null | undefined;
}): PlaceholderData => {
  const data: { [name: string]: string | PlaceholderData } = {};
  for (const [name, value] of Object.entries(entries)) {
    if (value !== null && value !== undefined && value !== "") data[name] = value;
  }
  return data;
};

/** Zendesk cuts a name at its first space; a name without one is all first name. */
function personData(person: PlaceholderPerson | null): PlaceholderData {
  if (person === null) return {};
  const [first, ...rest] = (person.name ?? "").trim().split(/\s+/);
  return known({
    name: person.name,
    first_name: first,
    last_name: rest.join(" "),
    email: person.email,
    phone: person.phone,
  });
}

/** The data of Zendesk's own placeholders, as far as the sidebar knows them. */
export function placeholderData(source: PlaceholderSource): PlaceholderData {
  const organization = known({ name: source.organizationName });
  return {
    ticket: known({
      id: source.ticketId === null ? null : String(source.ticketId),
      title: source.subject,
      status: source.status,
      priority: source.priority,
      requester: { ...personData(source.requester), organization },
      assignee: personData(source.assignee),
      organization,
    }),
    current_user: personData(source.currentUser),
  };
}
