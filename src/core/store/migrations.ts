/**
 * The database's history: one entry a version, applied in order, each in its own transaction. Entries are only added.
 * `*_at` are milliseconds since 1970 UTC; `*_on` and `due` are civil dates `YYYY-MM-DD`; JSON columns say so.
 */
export const migrations: readonly string[] = [
  /* 1: first light */ `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE epci (
    siren TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, financing TEXT NOT NULL,
    population_total INTEGER NOT NULL, population_municipal INTEGER NOT NULL, time_zone TEXT NOT NULL
  ) STRICT;
  CREATE TABLE municipality (
    insee TEXT PRIMARY KEY, siren TEXT NOT NULL, name TEXT NOT NULL, department TEXT NOT NULL,
    population_total INTEGER NOT NULL, population_municipal INTEGER NOT NULL, left_at INTEGER
  ) STRICT;

  CREATE TABLE person (
    id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, title TEXT, first_name TEXT NOT NULL,
    last_name TEXT NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT;
  CREATE TABLE mandate (
    id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person, function TEXT NOT NULL,
    insee TEXT REFERENCES municipality, delegations TEXT NOT NULL /* JSON string[] */
  ) STRICT;
  CREATE UNIQUE INDEX mandate_once ON mandate (person_id, function, ifnull(insee, ''));
  CREATE INDEX mandate_by_place ON mandate (insee, function);
  CREATE TABLE presence (
    person_id INTEGER NOT NULL REFERENCES person, weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    PRIMARY KEY (person_id, weekday)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE account (
    id INTEGER PRIMARY KEY, platform TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
    person_id INTEGER REFERENCES person, address TEXT /* JSON Address of a direct conversation */,
    seen_at INTEGER NOT NULL, UNIQUE (platform, external_id)
  ) STRICT;
  CREATE INDEX account_by_person ON account (person_id, seen_at);
  CREATE TABLE invitation (
    id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person, code_hash TEXT NOT NULL UNIQUE,
    created_by INTEGER REFERENCES person, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;

  CREATE TABLE project (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE deadline (
    id INTEGER PRIMARY KEY, project_id INTEGER REFERENCES project, insee TEXT REFERENCES municipality,
    owner_id INTEGER REFERENCES person, title TEXT NOT NULL, due TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    created_by INTEGER REFERENCES person, created_at INTEGER NOT NULL, done_at INTEGER
  ) STRICT;
  CREATE INDEX deadline_open ON deadline (status, due);

  CREATE TABLE questionnaire_version (
    id TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL /* JSON Questionnaire */,
    published_at INTEGER NOT NULL, PRIMARY KEY (id, version)
  ) STRICT;
  CREATE TABLE campaign (
    id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES project, questionnaire TEXT NOT NULL,
    variables TEXT NOT NULL /* JSON */, wished_by TEXT NOT NULL, opened_by INTEGER REFERENCES person,
    opened_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE interview (
    id INTEGER PRIMARY KEY, campaign_id INTEGER NOT NULL REFERENCES campaign,
    insee TEXT NOT NULL REFERENCES municipality, version INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('invited', 'open', 'paused', 'validated', 'abandoned')),
    respondent_id INTEGER REFERENCES person, progress TEXT NOT NULL /* JSON: all of the state but the answers */,
    opened_at INTEGER, updated_at INTEGER NOT NULL, validated_at INTEGER, UNIQUE (campaign_id, insee)
  ) STRICT;
  CREATE TABLE answer (
    interview_id INTEGER NOT NULL REFERENCES interview, path TEXT NOT NULL, answer TEXT NOT NULL /* JSON Answer */,
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL, PRIMARY KEY (interview_id, path)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE answer_log (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview, path TEXT NOT NULL,
    before TEXT, after TEXT, by_person INTEGER REFERENCES person, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answer_log_by_interview ON answer_log (interview_id, path);
  CREATE TABLE conversation (
    person_id INTEGER PRIMARY KEY REFERENCES person, focus TEXT NOT NULL /* JSON Focus */
  ) STRICT;

  CREATE TABLE inbox (
    platform TEXT NOT NULL, event_id TEXT NOT NULL, handled_at INTEGER NOT NULL, PRIMARY KEY (platform, event_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, person_id INTEGER REFERENCES person,
    address TEXT /* JSON Address */, message TEXT NOT NULL /* JSON Outbound */,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0, next_try_at INTEGER NOT NULL, created_at INTEGER NOT NULL, settled_at INTEGER,
    receipt TEXT, error TEXT, CHECK ((person_id IS NULL) <> (address IS NULL))
  ) STRICT;
  CREATE INDEX outbox_pending ON outbox (id) WHERE state = 'pending';
  CREATE TABLE job_run (
    job TEXT NOT NULL, period TEXT NOT NULL, ran_at INTEGER NOT NULL, PRIMARY KEY (job, period)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, person_id INTEGER REFERENCES person, action TEXT NOT NULL,
    subject TEXT NOT NULL, before TEXT, after TEXT
  ) STRICT;
  CREATE INDEX audit_by_action ON audit (action, at);

  CREATE TABLE sandbox_message (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL CHECK (author IN ('relais', 'person')), message TEXT NOT NULL /* JSON Outbound */,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sandbox_message_by_account ON sandbox_message (account, id);
  `,

  /* 2: each lane's next message is found by an index, not by reading the whole queue */ `
  ALTER TABLE account ADD COLUMN lane TEXT;
  ALTER TABLE outbox ADD COLUMN lane TEXT;
  UPDATE account SET lane = address ->> 'platform' || '|' || (address ->> 'channel') || '|' || ifnull(address ->> 'thread', '');
  UPDATE outbox SET lane = address ->> 'platform' || '|' || (address ->> 'channel') || '|' || ifnull(address ->> 'thread', '');
  DROP INDEX outbox_pending;
  CREATE INDEX outbox_pending ON outbox (state, lane, id, tries, next_try_at, person_id) WHERE state = 'pending';
  CREATE INDEX outbox_settled ON outbox (settled_at) WHERE state <> 'pending';
  CREATE INDEX inbox_handled ON inbox (handled_at);
  UPDATE outbox SET message = '' WHERE state = 'sent';
  `,

  /* 3: a message whose sending began may be there already, so that the platform is asked before it is sent again; an
     account whose conversation was closed is no place to write to until it speaks again */ `
  ALTER TABLE outbox ADD COLUMN begun_at INTEGER;
  ALTER TABLE account ADD COLUMN lost_at INTEGER;
  UPDATE outbox SET begun_at = created_at WHERE state = 'pending' AND tries > 0;
  `,

  /* 4: what an account said last, so that a message delivered late is known; and what it was told of Relais */ `
  ALTER TABLE account ADD COLUMN heard_at INTEGER;
  ALTER TABLE account ADD COLUMN told TEXT CHECK (told IN ('stranger', 'person'));
  `,

  /* 5: what a message brought to an interview, so that it can be corrected by changing the message */ `
  ALTER TABLE inbox ADD COLUMN contribution TEXT /* JSON Contribution */;
  `,

  /* 6: Matrix: the rooms we are in, and what was said there until it is handled */ `
  CREATE TABLE matrix_room (room_id TEXT PRIMARY KEY, room TEXT NOT NULL /* JSON Room */) STRICT;
  CREATE TABLE matrix_event (
    id INTEGER PRIMARY KEY, room_id TEXT NOT NULL, event_id TEXT NOT NULL UNIQUE, event TEXT NOT NULL /* JSON, as received */,
    heard_at INTEGER NOT NULL, next_try_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1))
  ) STRICT;
  CREATE INDEX matrix_event_by_room ON matrix_event (room_id, id);
  `,

  /* 7: Teams: the conversations we are in, what was said there until it is handled, what was posted, files to take; where a
     person's day begins; a message that may be there twice */ `
  CREATE TABLE teams_conversation (
    conversation TEXT PRIMARY KEY, reference TEXT NOT NULL /* JSON Reference */, seen_at INTEGER NOT NULL, lost_at INTEGER
  ) STRICT;
  CREATE TABLE teams_event (
    id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, event_id TEXT NOT NULL UNIQUE, event TEXT NOT NULL /* JSON Heard */,
    heard_at INTEGER NOT NULL, next_try_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX teams_event_by_conversation ON teams_event (conversation, id);
  CREATE TABLE teams_post (
    post TEXT PRIMARY KEY, begun_at INTEGER NOT NULL, activity TEXT,
    maybe_twice INTEGER NOT NULL DEFAULT 0 CHECK (maybe_twice IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE teams_file (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, mime TEXT NOT NULL, label TEXT NOT NULL, content BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE account ADD COLUMN time_zone TEXT;
  ALTER TABLE outbox ADD COLUMN maybe_twice INTEGER NOT NULL DEFAULT 0 CHECK (maybe_twice IN (0, 1));
  `,

  /* 8: the instances and who sat there when; meetings from the poll of dates to the minutes; what the law asks, what was
     told to us of it, and what the municipal councils answered */ `
  CREATE TABLE body (
    id INTEGER PRIMARY KEY, template TEXT NOT NULL, name TEXT NOT NULL, domain TEXT, set_up_on TEXT NOT NULL,
    closed_on TEXT, set_up_by INTEGER REFERENCES person
  ) STRICT;
  CREATE TABLE body_member (
    id INTEGER PRIMARY KEY, body_id INTEGER NOT NULL REFERENCES body, person_id INTEGER NOT NULL REFERENCES person,
    capacity TEXT NOT NULL CHECK (capacity IN ('chair', 'member', 'guest')),
    origin TEXT NOT NULL CHECK (origin IN ('directory', 'chosen')), from_on TEXT NOT NULL, to_on TEXT,
    ended_by TEXT CHECK (ended_by IN ('directory', 'chosen'))
  ) STRICT;
  CREATE INDEX body_member_by_body ON body_member (body_id, to_on);

  CREATE TABLE meeting (
    id INTEGER PRIMARY KEY, body_id INTEGER NOT NULL REFERENCES body, title TEXT NOT NULL, held_on TEXT, starts_at TEXT,
    minutes INTEGER NOT NULL, place TEXT, insee TEXT REFERENCES municipality,
    format TEXT NOT NULL CHECK (format IN ('in_person', 'remote', 'mixed')),
    status TEXT NOT NULL CHECK (status IN ('polling', 'planned', 'held', 'cancelled')),
    revision INTEGER NOT NULL DEFAULT 0, cancelled_because TEXT, created_by INTEGER REFERENCES person,
    created_at INTEGER NOT NULL, CHECK (status = 'polling' OR status = 'cancelled' OR held_on IS NOT NULL)
  ) STRICT;
  CREATE INDEX meeting_by_day ON meeting (held_on);
  CREATE INDEX meeting_by_body ON meeting (body_id, held_on);
  CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, position INTEGER NOT NULL, title TEXT NOT NULL,
    sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)), proposed_by INTEGER REFERENCES person,
    from_item INTEGER REFERENCES agenda_item, dropped_at INTEGER, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position);
  CREATE TABLE agenda_guest (
    item_id INTEGER NOT NULL REFERENCES agenda_item, person_id INTEGER REFERENCES person, name TEXT NOT NULL,
    PRIMARY KEY (item_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE date_option (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, held_on TEXT NOT NULL, starts_at TEXT NOT NULL,
    UNIQUE (meeting_id, held_on, starts_at)
  ) STRICT;
  CREATE TABLE date_vote (
    option_id INTEGER NOT NULL REFERENCES date_option, person_id INTEGER NOT NULL REFERENCES person,
    vote TEXT NOT NULL CHECK (vote IN ('yes', 'maybe', 'no')), at INTEGER NOT NULL, PRIMARY KEY (option_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE attendance (
    meeting_id INTEGER NOT NULL REFERENCES meeting, person_id INTEGER NOT NULL REFERENCES person,
    presence TEXT NOT NULL CHECK (presence IN ('present', 'remote', 'absent', 'proxy', 'substitute')),
    stand_in_id INTEGER REFERENCES person, stand_in_name TEXT, announced INTEGER NOT NULL CHECK (announced IN (0, 1)),
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL, PRIMARY KEY (meeting_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE summons (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, sent_on TEXT NOT NULL, sent_at TEXT,
    channel TEXT NOT NULL, proof TEXT NOT NULL, urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    recorded_by INTEGER REFERENCES person, recorded_at INTEGER NOT NULL, replaced_at INTEGER
  ) STRICT;
  CREATE INDEX summons_by_meeting ON summons (meeting_id, id);
  CREATE TABLE minutes (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting, validated_by INTEGER REFERENCES person, validated_at INTEGER,
    spread_at INTEGER
  ) STRICT;
  CREATE TABLE decision (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, item_id INTEGER REFERENCES agenda_item,
    text TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('adopted', 'refused', 'postponed', 'noted')),
    created_by INTEGER REFERENCES person, created_at INTEGER NOT NULL, withdrawn_at INTEGER
  ) STRICT;
  CREATE INDEX decision_by_meeting ON decision (meeting_id, id);
  CREATE TABLE decision_position (
    decision_id INTEGER NOT NULL REFERENCES decision, insee TEXT NOT NULL REFERENCES municipality,
    stance TEXT NOT NULL CHECK (stance IN ('for', 'reserve', 'against', 'none')), condition TEXT,
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL, PRIMARY KEY (decision_id, insee)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE deadline ADD COLUMN decision_id INTEGER REFERENCES decision;

  CREATE TABLE legal_fact (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL /* JSON */, set_by INTEGER REFERENCES person,
    set_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX legal_fact_by_name ON legal_fact (name, id);
  CREATE TABLE legal_override (
    id INTEGER PRIMARY KEY, rule TEXT NOT NULL, field TEXT NOT NULL CHECK (field IN ('applies', 'amount')),
    value TEXT NOT NULL /* JSON */, reason TEXT NOT NULL, set_by INTEGER REFERENCES person, set_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX legal_override_by_rule ON legal_override (rule, field, id);
  CREATE TABLE legal_done (
    id INTEGER PRIMARY KEY, occurrence TEXT NOT NULL, insee TEXT REFERENCES municipality, done_on TEXT NOT NULL,
    proof TEXT, recorded_by INTEGER REFERENCES person, recorded_at INTEGER NOT NULL, undone_at INTEGER
  ) STRICT;
  CREATE INDEX legal_done_by_occurrence ON legal_done (occurrence, id);
  CREATE TABLE consultation (
    id INTEGER PRIMARY KEY, rule TEXT NOT NULL, subject TEXT NOT NULL, opened_on TEXT NOT NULL, concluded_on TEXT,
    conclusion TEXT, created_by INTEGER REFERENCES person, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE opinion (
    consultation_id INTEGER NOT NULL REFERENCES consultation, insee TEXT NOT NULL REFERENCES municipality,
    transmitted_on TEXT, proof TEXT, council_on TEXT,
    result TEXT CHECK (result IN ('favourable', 'reserved', 'unfavourable')), reserves TEXT, delivered_on TEXT,
    resolution TEXT, by_person INTEGER REFERENCES person, at INTEGER, PRIMARY KEY (consultation_id, insee)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 9: how long the councils have, chosen at opening where no text says it */ `
  ALTER TABLE consultation ADD COLUMN delay TEXT NOT NULL DEFAULT '3 month' /* "3 month", "21 day" */;
  `,

  /* 10: the minutes: what need not be asked again, why they were opened again, and what changed since they were spread */ `
  CREATE TABLE minutes_step (
    meeting_id INTEGER NOT NULL REFERENCES meeting, step TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (meeting_id, step)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE minutes_reopening (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, reason TEXT NOT NULL,
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL, spread_at INTEGER
  ) STRICT;
  CREATE TABLE minutes_change (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, decision_id INTEGER REFERENCES decision,
    what TEXT NOT NULL CHECK (what IN ('added', 'corrected', 'withdrawn', 'positions', 'actions', 'presence')),
    at INTEGER NOT NULL, spread_at INTEGER
  ) STRICT;
  CREATE INDEX minutes_change_by_meeting ON minutes_change (meeting_id, spread_at);
  CREATE INDEX deadline_by_decision ON deadline (decision_id) WHERE decision_id IS NOT NULL;
  `,

  /* 11: how a municipality works, as it was told to us: the last value said of each subject is the one that counts */ `
  CREATE TABLE municipality_profile (
    id INTEGER PRIMARY KEY, insee TEXT NOT NULL REFERENCES municipality,
    name TEXT NOT NULL CHECK (name IN ('opening', 'council', 'channel', 'tools')), value TEXT NOT NULL /* '': taken back */,
    set_by INTEGER REFERENCES person, set_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX municipality_profile_by_place ON municipality_profile (insee, name, id);
  `,

  /* 12: a date that is no longer proposed keeps its number, and what was answered of it */ `
  ALTER TABLE date_option ADD COLUMN withdrawn_at INTEGER;
  `,

  /* 13: the documents of a meeting, by where they are; who was asked what they thought of a meeting, and apart from it what
     was answered, without anything that would say by whom */ `
  CREATE TABLE meeting_document (
    id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting, item_id INTEGER REFERENCES agenda_item,
    title TEXT NOT NULL, place TEXT NOT NULL, added_by INTEGER REFERENCES person, added_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE INDEX meeting_document_by_meeting ON meeting_document (meeting_id, id);
  CREATE TABLE survey_person (
    meeting_id INTEGER NOT NULL REFERENCES meeting, person_id INTEGER NOT NULL REFERENCES person, asked_on TEXT,
    asked_again INTEGER NOT NULL DEFAULT 0 CHECK (asked_again IN (0, 1)),
    answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)), PRIMARY KEY (meeting_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE survey_answer (
    meeting_id INTEGER NOT NULL REFERENCES meeting, id TEXT NOT NULL /* drawn at random */,
    question TEXT NOT NULL CHECK (question IN ('useful', 'learnt', 'missing', 'more')), value TEXT NOT NULL,
    PRIMARY KEY (meeting_id, id)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 14: the plan of information: words, then one line for each audience, with whom it reached and what proves it */ `
  CREATE TABLE announcement (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, created_by INTEGER REFERENCES person,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE diffusion (
    id INTEGER PRIMARY KEY, announcement_id INTEGER NOT NULL REFERENCES announcement,
    audience TEXT NOT NULL /* a key of data/audiences.yaml, "body:12" */, channel TEXT NOT NULL, due_on TEXT NOT NULL,
    begun_at INTEGER, cancelled_at INTEGER
  ) STRICT;
  CREATE TABLE diffusion_recipient (
    diffusion_id INTEGER NOT NULL REFERENCES diffusion, person_id INTEGER NOT NULL REFERENCES person,
    places TEXT NOT NULL /* as said then */, outcome TEXT CHECK (outcome IN ('sent', 'failed', 'withdrawn')),
    settled_at INTEGER, PRIMARY KEY (diffusion_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX diffusion_recipient_by_person ON diffusion_recipient (person_id);
  CREATE TABLE diffusion_proof (
    id INTEGER PRIMARY KEY, diffusion_id INTEGER NOT NULL REFERENCES diffusion, how TEXT NOT NULL, done_on TEXT NOT NULL,
    reference TEXT, recorded_by INTEGER REFERENCES person, recorded_at INTEGER NOT NULL, undone_at INTEGER
  ) STRICT;
  CREATE INDEX diffusion_proof_by_diffusion ON diffusion_proof (diffusion_id, id);
  `,

  /* 15: a convocation is for one day: it does not count for the day its meeting is moved to */ `
  ALTER TABLE summons ADD COLUMN meeting_on TEXT;
  UPDATE summons SET meeting_on = (SELECT held_on FROM meeting WHERE meeting.id = summons.meeting_id);
  `,

  /* 16: who is asked is a municipality, or a person in their own name; what a person answered without their name is kept
     apart, with nothing that would say by whom nor when. Answers still refer to `interview`: see `migrate` */ `
  CREATE TABLE interview_to_come (
    id INTEGER PRIMARY KEY, campaign_id INTEGER NOT NULL REFERENCES campaign, insee TEXT REFERENCES municipality,
    person_id INTEGER REFERENCES person, version INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('invited', 'open', 'paused', 'validated', 'abandoned')),
    respondent_id INTEGER REFERENCES person, progress TEXT NOT NULL /* JSON: all of the state but the answers */,
    opened_at INTEGER, updated_at INTEGER NOT NULL, validated_at INTEGER,
    unnamed INTEGER NOT NULL DEFAULT 0 CHECK (unnamed IN (0, 1)), CHECK ((insee IS NULL) <> (person_id IS NULL))
  ) STRICT;
  INSERT INTO interview_to_come (id, campaign_id, insee, version, status, respondent_id, progress, opened_at, updated_at, validated_at)
    SELECT id, campaign_id, insee, version, status, respondent_id, progress, opened_at, updated_at, validated_at FROM interview;
  DROP TABLE interview;
  ALTER TABLE interview_to_come RENAME TO interview;
  CREATE UNIQUE INDEX interview_by_place ON interview (campaign_id, insee) WHERE insee IS NOT NULL;
  CREATE UNIQUE INDEX interview_by_person ON interview (campaign_id, person_id) WHERE person_id IS NOT NULL;
  CREATE TABLE unnamed_answers (
    campaign_id INTEGER NOT NULL REFERENCES campaign, id TEXT NOT NULL /* drawn at random */, version INTEGER NOT NULL,
    answers TEXT NOT NULL /* JSON Answers, without authors */, shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)),
    PRIMARY KEY (campaign_id, id)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 17: when each person was reminded of a campaign, and until when they asked not to be */ `
  CREATE TABLE diagnostic_reminder (
    person_id INTEGER NOT NULL REFERENCES person, campaign_id INTEGER NOT NULL REFERENCES campaign, at INTEGER NOT NULL,
    PRIMARY KEY (person_id, campaign_id, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE diagnostic_snooze (
    person_id INTEGER NOT NULL REFERENCES person, campaign_id INTEGER NOT NULL REFERENCES campaign,
    until TEXT /* NULL: no more reminders */, said_at INTEGER NOT NULL, PRIMARY KEY (person_id, campaign_id)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 18: files kept with an answer, or with one of the items of a list. A file that is removed leaves its line, without its content */ `
  CREATE TABLE answer_file (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview,
    path TEXT /* NULL until somebody says to which question it belongs */, name TEXT NOT NULL, mime TEXT NOT NULL,
    by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL, removed_at INTEGER, bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX answer_file_by_interview ON answer_file (interview_id);
  `,

  /* 19: answers that an agent enters for a municipality, on whose word; who answered for each municipality when; and the
     mayor's visa, asked of each validation */ `
  CREATE TABLE entry (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview, by_person INTEGER NOT NULL REFERENCES person,
    told_by INTEGER REFERENCES person, told_name TEXT, way TEXT NOT NULL CHECK (way IN ('phone', 'mail', 'visit')),
    begun_at INTEGER NOT NULL, ended_at INTEGER, CHECK ((told_by IS NULL) <> (told_name IS NULL))
  ) STRICT;
  CREATE INDEX entry_by_interview ON entry (interview_id, by_person);
  CREATE INDEX entry_open ON entry (by_person) WHERE ended_at IS NULL;
  CREATE TABLE interview_holder (
    interview_id INTEGER NOT NULL REFERENCES interview, person_id INTEGER NOT NULL REFERENCES person,
    functions TEXT NOT NULL /* JSON PersonFunction[], held there then */, since INTEGER NOT NULL, left_at INTEGER,
    PRIMARY KEY (interview_id, person_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO interview_holder (interview_id, person_id, functions, since)
    SELECT i.id, m.person_id, json_group_array(m.function), i.updated_at FROM interview i JOIN mandate m ON m.insee = i.insee
    WHERE m.function IN ('chief_executive', 'staff', 'town_clerk') GROUP BY i.id, m.person_id;
  ALTER TABLE campaign ADD COLUMN visa INTEGER NOT NULL DEFAULT 0 CHECK (visa IN (0, 1));
  CREATE TABLE visa (
    interview_id INTEGER NOT NULL REFERENCES interview, validated_at INTEGER NOT NULL /* the validation it is of */,
    mayor_id INTEGER NOT NULL REFERENCES person, asked_at INTEGER NOT NULL, reminded_at INTEGER,
    outcome TEXT CHECK (outcome IN ('given', 'again')), reason TEXT, settled_at INTEGER,
    PRIMARY KEY (interview_id, validated_at)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 20: one question of an interview, put to somebody else than who answers it */ `
  CREATE TABLE hand_over (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview, path TEXT NOT NULL,
    to_person INTEGER NOT NULL REFERENCES person, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'declined', 'taken_back')), settled_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX hand_over_asked ON hand_over (interview_id, path) WHERE state = 'asked';
  CREATE INDEX hand_over_by_person ON hand_over (to_person, state);
  `,

  /* 21: municipalities put together by those who live there: a bassin de vie is a perimeter of the kind 'basin' */ `
  CREATE TABLE perimeter (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, created_by INTEGER REFERENCES person,
    created_at INTEGER NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE TABLE perimeter_place (
    perimeter_id INTEGER NOT NULL REFERENCES perimeter, insee TEXT NOT NULL REFERENCES municipality,
    PRIMARY KEY (perimeter_id, insee)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 22: figures published for each municipality and year; a questionnaire put to the technical committee before it is launched,
     with what each said of it. A questionnaire that speaks of the current year is of the year its campaign was opened in */ `
  CREATE TABLE open_figure (
    insee TEXT NOT NULL REFERENCES municipality, key TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL,
    source TEXT NOT NULL, published_on TEXT NOT NULL, imported_at INTEGER NOT NULL, PRIMARY KEY (insee, key, year)
  ) STRICT, WITHOUT ROWID;
  UPDATE campaign SET variables = json_set(variables, '$.annee_en_cours', CAST(strftime('%Y', opened_at / 1000, 'unixepoch') AS INTEGER));
  CREATE TABLE questionnaire_review (
    questionnaire TEXT NOT NULL, version INTEGER NOT NULL, wished_by TEXT NOT NULL, opened_by INTEGER REFERENCES person,
    opened_at INTEGER NOT NULL, PRIMARY KEY (questionnaire, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE questionnaire_reviewer (
    questionnaire TEXT NOT NULL, version INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES person,
    PRIMARY KEY (questionnaire, version, person_id),
    FOREIGN KEY (questionnaire, version) REFERENCES questionnaire_review
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE questionnaire_comment (
    id INTEGER PRIMARY KEY, questionnaire TEXT NOT NULL, version INTEGER NOT NULL, question TEXT /* NULL: on all of it */,
    text TEXT NOT NULL, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    settlement TEXT, settled_by INTEGER REFERENCES person, settled_at INTEGER
  ) STRICT;
  CREATE INDEX questionnaire_comment_by_questionnaire ON questionnaire_comment (questionnaire, id);
  CREATE TABLE questionnaire_approval (
    questionnaire TEXT NOT NULL, version INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES person,
    functions TEXT NOT NULL /* as said then */, at INTEGER NOT NULL, PRIMARY KEY (questionnaire, version, person_id)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 23: what the direction notes on an organisation, for six months; what was answered to what holds somebody back */ `
  CREATE TABLE organisation_note (
    id INTEGER PRIMARY KEY, organisation TEXT NOT NULL, text TEXT NOT NULL, by_person INTEGER REFERENCES person,
    at INTEGER NOT NULL, expires_on TEXT NOT NULL
  ) STRICT;
  CREATE TABLE blocker_answer (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview, text TEXT NOT NULL, due TEXT,
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX blocker_answer_by_interview ON blocker_answer (interview_id, id);
  `,

  /* 24: a form that came back filled is an entry of its own */ `
  CREATE TABLE entry_by_way (
    id INTEGER PRIMARY KEY, interview_id INTEGER NOT NULL REFERENCES interview, by_person INTEGER NOT NULL REFERENCES person,
    told_by INTEGER REFERENCES person, told_name TEXT, way TEXT NOT NULL CHECK (way IN ('phone', 'mail', 'visit', 'form')),
    begun_at INTEGER NOT NULL, ended_at INTEGER, CHECK ((told_by IS NULL) <> (told_name IS NULL))
  ) STRICT;
  INSERT INTO entry_by_way SELECT * FROM entry;
  DROP TABLE entry;
  ALTER TABLE entry_by_way RENAME TO entry;
  CREATE INDEX entry_by_interview ON entry (interview_id, by_person);
  CREATE INDEX entry_open ON entry (by_person) WHERE ended_at IS NULL;
  `,

  /* 25: what each person was told by their briefings, line by line */ `
  CREATE TABLE briefing (
    id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    asked INTEGER NOT NULL CHECK (asked IN (0, 1))
  ) STRICT;
  CREATE INDEX briefing_by_person ON briefing (person_id, id);
  CREATE TABLE briefing_line (
    briefing_id INTEGER NOT NULL REFERENCES briefing, number INTEGER NOT NULL,
    heading TEXT NOT NULL CHECK (heading IN ('moved', 'coming', 'expected', 'reading')), said TEXT NOT NULL,
    atoms TEXT NOT NULL /* JSON Atom[] */, origin TEXT NOT NULL /* JSON Origin */,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)), seen_at INTEGER, PRIMARY KEY (briefing_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX briefing_line_seen ON briefing_line (seen_at) WHERE seen_at IS NOT NULL;
  CREATE TABLE briefing_issue (
    issue TEXT PRIMARY KEY /* the Friday of its draft */, drafted_at INTEGER NOT NULL,
    validated_at INTEGER, validated_by INTEGER REFERENCES person, word TEXT, word_by INTEGER REFERENCES person
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE briefing_draft_line (
    issue TEXT NOT NULL REFERENCES briefing_issue, number INTEGER NOT NULL,
    heading TEXT NOT NULL CHECK (heading IN ('moved', 'coming', 'expected', 'reading')), atoms TEXT NOT NULL /* JSON Atom[] */,
    said TEXT NOT NULL, readers INTEGER NOT NULL, held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), rewritten TEXT,
    PRIMARY KEY (issue, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE resource (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, themes TEXT NOT NULL /* JSON string[] */,
    phase TEXT, consent TEXT, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL, withdrawn_at INTEGER
  ) STRICT;
  CREATE TABLE welcome_card (
    person_id INTEGER NOT NULL REFERENCES person, card INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person_id, card)
  ) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE resource_text USING fts5(title, themes, tokenize = "unicode61 remove_diacritics 2");
  `,

  /* 26: what each person chose of what Relais writes of its own accord, when they are away, when their last briefing came due */ `
  CREATE TABLE preference (
    person_id INTEGER PRIMARY KEY REFERENCES person, weekday INTEGER CHECK (weekday BETWEEN 1 AND 7), time TEXT,
    every TEXT CHECK (every IN ('week', 'fortnight', 'month', 'never')), volume TEXT CHECK (volume IN ('normal', 'short', 'minimum')),
    not_before TEXT, not_after TEXT, platform TEXT, stopped_at INTEGER, chosen_at INTEGER
  ) STRICT;
  CREATE TABLE absence (
    person_id INTEGER NOT NULL REFERENCES person, first TEXT NOT NULL, back TEXT NOT NULL, CHECK (first < back),
    PRIMARY KEY (person_id, first)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE briefing_turn (person_id INTEGER PRIMARY KEY REFERENCES person, at INTEGER NOT NULL) STRICT;
  INSERT INTO briefing_turn SELECT id, (SELECT max(ran_at) FROM job_run WHERE job = 'briefing') FROM person
    WHERE EXISTS (SELECT 1 FROM job_run WHERE job = 'briefing');
  `,

  /* 27: municipalities put together to see what it would come to, and what each would pay */ `
  CREATE TABLE scenario (
    id INTEGER PRIMARY KEY, campaign_id INTEGER NOT NULL REFERENCES campaign, name TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES person, created_at INTEGER NOT NULL, shared_at INTEGER, removed_at INTEGER
  ) STRICT;
  CREATE TABLE scenario_place (
    scenario_id INTEGER NOT NULL REFERENCES scenario, insee TEXT NOT NULL REFERENCES municipality,
    standing TEXT NOT NULL CHECK (standing IN ('in', 'observer')), PRIMARY KEY (scenario_id, insee)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 28: what the project aims at, the findings behind it and the actions that serve it; what each municipality says it is worth to
     it; what holds an action back, answered as what holds somebody back is */ `
  CREATE TABLE objective (
    id INTEGER PRIMARY KEY, orientation TEXT NOT NULL, title TEXT NOT NULL, by_person INTEGER REFERENCES person,
    at INTEGER NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE TABLE objective_finding (
    objective_id INTEGER NOT NULL REFERENCES objective, campaign_id INTEGER NOT NULL REFERENCES campaign,
    indicator TEXT NOT NULL, by_person INTEGER REFERENCES person, at INTEGER NOT NULL,
    PRIMARY KEY (objective_id, campaign_id, indicator)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE objective_action (
    deadline_id INTEGER PRIMARY KEY REFERENCES deadline, objective_id INTEGER NOT NULL REFERENCES objective,
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE objective_interest (
    objective_id INTEGER NOT NULL REFERENCES objective, insee TEXT NOT NULL REFERENCES municipality,
    level TEXT NOT NULL CHECK (level IN ('high', 'medium', 'low', 'none', 'undecided')),
    by_person INTEGER REFERENCES person, at INTEGER NOT NULL, PRIMARY KEY (objective_id, insee)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE action_blocker (
    id INTEGER PRIMARY KEY, deadline_id INTEGER NOT NULL REFERENCES deadline,
    reason TEXT NOT NULL CHECK (reason IN ('means', 'calendar', 'legal', 'support', 'technical', 'other')),
    text TEXT NOT NULL, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    lifted_at INTEGER, lifted_by INTEGER REFERENCES person
  ) STRICT;
  CREATE TABLE answer_to_blocker (
    id INTEGER PRIMARY KEY, interview_id INTEGER REFERENCES interview, action_blocker_id INTEGER REFERENCES action_blocker,
    text TEXT NOT NULL, owner_id INTEGER REFERENCES person, due TEXT, by_person INTEGER REFERENCES person,
    at INTEGER NOT NULL, CHECK ((interview_id IS NULL) <> (action_blocker_id IS NULL))
  ) STRICT;
  INSERT INTO answer_to_blocker (id, interview_id, text, due, by_person, at)
    SELECT id, interview_id, text, due, by_person, at FROM blocker_answer;
  DROP TABLE blocker_answer;
  ALTER TABLE answer_to_blocker RENAME TO blocker_answer;
  CREATE INDEX blocker_answer_by_interview ON blocker_answer (interview_id, id);
  CREATE INDEX blocker_answer_by_action ON blocker_answer (action_blocker_id, id);
  `,

  /* 29: charters of the municipalities, version by version, and what each pledges; nothing said is ever replaced */ `
  CREATE TABLE charter (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES person, created_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE TABLE charter_version (
    charter_id INTEGER NOT NULL REFERENCES charter, number INTEGER NOT NULL, text TEXT NOT NULL,
    asks_again INTEGER NOT NULL CHECK (asks_again IN (0, 1)), by_person INTEGER NOT NULL REFERENCES person,
    at INTEGER NOT NULL, PRIMARY KEY (charter_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE pledge (
    id INTEGER PRIMARY KEY, charter_id INTEGER NOT NULL, version INTEGER NOT NULL, insee TEXT NOT NULL REFERENCES municipality,
    level TEXT NOT NULL CHECK (level IN ('leads', 'takes_part', 'supports', 'observes', 'stays_out')), condition TEXT,
    proof TEXT /* on whose word, when it was noted for them */, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    FOREIGN KEY (charter_id, version) REFERENCES charter_version
  ) STRICT;
  CREATE INDEX pledge_by_charter ON pledge (charter_id, id);
  CREATE TABLE pledge_request (
    charter_id INTEGER NOT NULL REFERENCES charter, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    PRIMARY KEY (charter_id, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE pledge_recall (
    charter_id INTEGER NOT NULL REFERENCES charter, person_id INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    PRIMARY KEY (person_id, charter_id, at)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 30: campaigns in which nothing is asked any more; the interviews asked again there, one by one */ `
  CREATE TABLE campaign_closing (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaign, closed_on TEXT NOT NULL, closed_at INTEGER NOT NULL,
    closed_by INTEGER NOT NULL REFERENCES person
  ) STRICT;
  CREATE TABLE reopened_interview (interview_id INTEGER PRIMARY KEY REFERENCES interview) STRICT;
  `,

  /* 31: what is put before an instance so that it decides: a question, options, what speaks for them and against, figures */ `
  CREATE TABLE decision_sheet (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, context TEXT, request TEXT, opinion TEXT,
    opinion_decision_id INTEGER REFERENCES decision, meeting_id INTEGER REFERENCES meeting,
    document_id INTEGER REFERENCES meeting_document, created_by INTEGER NOT NULL REFERENCES person,
    created_at INTEGER NOT NULL, touched_by INTEGER NOT NULL REFERENCES person, touched_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE TABLE decision_option (
    id INTEGER PRIMARY KEY, sheet_id INTEGER NOT NULL REFERENCES decision_sheet, text TEXT NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE INDEX decision_option_by_sheet ON decision_option (sheet_id, id);
  CREATE TABLE decision_argument (
    id INTEGER PRIMARY KEY, option_id INTEGER NOT NULL REFERENCES decision_option,
    side TEXT NOT NULL CHECK (side IN ('pro', 'con')), text TEXT NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE INDEX decision_argument_by_option ON decision_argument (option_id, id);
  CREATE TABLE decision_figure (
    sheet_id INTEGER NOT NULL REFERENCES decision_sheet, campaign_id INTEGER NOT NULL REFERENCES campaign,
    indicator TEXT NOT NULL, by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    PRIMARY KEY (sheet_id, campaign_id, indicator)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 32: whom the project goes and meets outside its instances, and what was said, erased in time unless who said it agreed */ `
  CREATE TABLE appointment (
    id INTEGER PRIMARY KEY, organisation TEXT NOT NULL, person_id INTEGER REFERENCES person, about TEXT, held_on TEXT NOT NULL,
    starts_at TEXT, minutes INTEGER NOT NULL, place TEXT, leader_id INTEGER NOT NULL REFERENCES person,
    created_by INTEGER NOT NULL REFERENCES person, created_at INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 0,
    cancelled_at INTEGER
  ) STRICT;
  CREATE TABLE appointment_summary (
    appointment_id INTEGER PRIMARY KEY REFERENCES appointment, wishes TEXT NOT NULL, needs TEXT NOT NULL,
    obstacles TEXT NOT NULL, next_steps TEXT NOT NULL, written_by INTEGER NOT NULL REFERENCES person,
    written_at INTEGER NOT NULL, expires_on TEXT NOT NULL, sent_at INTEGER, remark TEXT, validated_on TEXT,
    way TEXT CHECK (way IN ('here', 'phone', 'mail', 'visit')), CHECK ((validated_on IS NULL) = (way IS NULL))
  ) STRICT;
  `,

  /* 33: projects compared by criteria: what each criterion weighs, what each project is worth, what members said of the weights */ `
  CREATE TABLE comparison (
    id INTEGER PRIMARY KEY, body_id INTEGER REFERENCES body, asked_at INTEGER, created_by INTEGER NOT NULL REFERENCES person,
    created_at INTEGER NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE TABLE comparison_project (
    id INTEGER PRIMARY KEY, comparison_id INTEGER NOT NULL REFERENCES comparison, name TEXT NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE INDEX comparison_project_by_comparison ON comparison_project (comparison_id, id);
  CREATE TABLE comparison_criterion (
    id INTEGER PRIMARY KEY, comparison_id INTEGER NOT NULL REFERENCES comparison, label TEXT NOT NULL,
    weight REAL NOT NULL CHECK (weight >= 0), rank INTEGER NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE INDEX comparison_criterion_by_comparison ON comparison_criterion (comparison_id, rank);
  CREATE TABLE comparison_score (
    project_id INTEGER NOT NULL REFERENCES comparison_project, criterion_id INTEGER NOT NULL REFERENCES comparison_criterion,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 5), by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    PRIMARY KEY (project_id, criterion_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE comparison_weighing (
    criterion_id INTEGER NOT NULL REFERENCES comparison_criterion, person_id INTEGER NOT NULL REFERENCES person,
    weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 5), at INTEGER NOT NULL, PRIMARY KEY (criterion_id, person_id)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 34: what is asked without a name is not only of a meeting: "meeting:12", "weather:12", "weather-word:12",
     "barometer:2027-01-04" */ `
  ALTER TABLE survey_person RENAME TO survey_person_of_meeting;
  ALTER TABLE survey_answer RENAME TO survey_answer_of_meeting;
  CREATE TABLE survey_person (
    survey TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person, asked_on TEXT,
    asked_again INTEGER NOT NULL DEFAULT 0 CHECK (asked_again IN (0, 1)),
    answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)), PRIMARY KEY (survey, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE survey_answer (
    survey TEXT NOT NULL, id TEXT NOT NULL /* drawn at random */, question TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (survey, id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO survey_person (survey, person_id, asked_on, asked_again, answered)
    SELECT 'meeting:' || meeting_id, person_id, asked_on, asked_again, answered FROM survey_person_of_meeting;
  INSERT INTO survey_answer (survey, id, question, value)
    SELECT 'meeting:' || meeting_id, id, question, value FROM survey_answer_of_meeting;
  DROP TABLE survey_person_of_meeting;
  DROP TABLE survey_answer_of_meeting;
  `,

  /* 35: the room where an instance meets on a messenger, and what the points written there told */ `
  CREATE TABLE body_room (
    lane TEXT PRIMARY KEY, address TEXT NOT NULL, body_id INTEGER NOT NULL REFERENCES body,
    by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE body_room_told (
    lane TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, times INTEGER NOT NULL, on_day TEXT NOT NULL,
    PRIMARY KEY (lane, key)
  ) STRICT, WITHOUT ROWID;
  `,

  /* 36: the place of each municipality, as it was told: seats in the council, what it pays in a year; the latest word stands */ `
  CREATE TABLE balance_fact (
    id INTEGER PRIMARY KEY, insee TEXT NOT NULL REFERENCES municipality,
    kind TEXT NOT NULL CHECK (kind IN ('seats', 'contribution')), value REAL, year INTEGER, source TEXT NOT NULL,
    by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL
  ) STRICT;
  `,

  /* 37: figures are published for the EPCI too, under its SIREN */ `
  ALTER TABLE open_figure RENAME TO open_figure_of_municipality;
  CREATE TABLE open_figure (
    code TEXT NOT NULL, key TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL, source TEXT NOT NULL,
    published_on TEXT NOT NULL, imported_at INTEGER NOT NULL, PRIMARY KEY (code, key, year)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO open_figure (code, key, year, value, source, published_on, imported_at)
    SELECT insee, key, year, value, source, published_on, imported_at FROM open_figure_of_municipality;
  DROP TABLE open_figure_of_municipality;
  `,

  /* 38: by what it is seen that a public service is kept or better, with what it was before and what it is after */ `
  CREATE TABLE service_criterion (
    id INTEGER PRIMARY KEY, service TEXT NOT NULL, label TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES person,
    created_at INTEGER NOT NULL, removed_at INTEGER
  ) STRICT;
  CREATE TABLE service_criterion_value (
    id INTEGER PRIMARY KEY, criterion_id INTEGER NOT NULL REFERENCES service_criterion,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after')), value REAL NOT NULL, unit TEXT NOT NULL,
    estimate INTEGER NOT NULL CHECK (estimate IN (0, 1)), source TEXT NOT NULL,
    from_diagnostic INTEGER NOT NULL CHECK (from_diagnostic IN (0, 1)),
    by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX service_criterion_value_by_criterion ON service_criterion_value (criterion_id, moment);
  `,

  /* 39: questionnaires that the direction sent as files; the last one that was not removed counts */ `
  CREATE TABLE installed_questionnaire (
    id INTEGER PRIMARY KEY, questionnaire TEXT NOT NULL, version INTEGER NOT NULL,
    written INTEGER NOT NULL /* the version its file says: of a part, without that of what it completes */,
    file TEXT NOT NULL, source TEXT NOT NULL, fingerprint TEXT NOT NULL /* of source */,
    by_person INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL,
    removed_by INTEGER REFERENCES person, removed_at INTEGER
  ) STRICT;
  CREATE INDEX installed_questionnaire_by_questionnaire ON installed_questionnaire (questionnaire, id);
  `,

  /* 40: what nobody asked for, for a person or in a room, leaves at an office hour however late it is */ `
  ALTER TABLE outbox ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0 CHECK (unasked IN (0, 1));
  UPDATE outbox SET unasked = 1 WHERE person_id IS NOT NULL OR key LIKE 'room-point:%';
  DROP INDEX outbox_pending;
  CREATE INDEX outbox_pending ON outbox (state, lane, id, tries, next_try_at, person_id, unasked) WHERE state = 'pending';
  `,

  /* 41: an answer without a name that came by a form, until it is shown: whoever brought it knows what it says */ `
  ALTER TABLE unnamed_answers ADD COLUMN by_form INTEGER NOT NULL DEFAULT 0 CHECK (by_form IN (0, 1));
  `,

  /* 42: of a message that was tried, that the platform surely has nothing of it: it may still be taken back */ `
  ALTER TABLE outbox ADD COLUMN untaken INTEGER NOT NULL DEFAULT 0 CHECK (untaken IN (0, 1));
  `,

  /* 43: of an interview answered without a name, which messages brought what */ `
  UPDATE inbox SET contribution = NULL
    WHERE json_extract(contribution, '$.interview') IN (SELECT id FROM interview WHERE unnamed = 1);
  `,

  /* 44: where a message was first tried: somebody may have gone to another platform since */ `
  ALTER TABLE outbox ADD COLUMN begun_lane TEXT;
  `,
];
